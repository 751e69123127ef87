"""An option of a storage resource has a value of the wrong type.

## What it does

Reports a value of another type than the option of `defineStorage` expects.

## Why is this bad?

TypeScript rejects the value. Where TypeScript does not check it, a string counts as `true`, even `'false'`.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', versioned: 'true' });
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', versioned: true });
```

## Fix safety

Fixes that keep the meaning are safe, such as changing `'true'` to `true`. Other fixes are unsafe because another value may be
intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import ValueProblem, WrongType
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.option_fixes import conversions
from amplify_ls.rules.options.option_words import mismatch_message, package_type, place_of, value_words
from amplify_ls.rules.options.storage_faults import RULE_OF_PATH, claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/wrong-option-type"
CLAIMS = (Claim(ValueProblem, "**"),)
REJECTED = (
    Match(WrongType, "name"),
    Match(WrongType, RULE_OF_PATH),
)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, ValueProblem]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        place = place_of(problem.path, storage.call.name)
        yield storage_finding(
            storage,
            problem,
            mismatch_message(place, problem.expected, value_words(problem.value)),
            package_message=f"Type '{package_type(problem.value)}' is not assignable to type ...",
        )


def fix(finding: Finding[tuple[Storage, ValueProblem]]) -> Iterator[Fix]:
    yield from conversions(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="An option of a storage resource has a value of the wrong type.",
    covers=("ST21", "ST22", "ST34"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
