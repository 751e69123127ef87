"""The rules of a storage path are not an array.

## What it does

Reports a storage path whose value is not an array of rules.

## Why is this bad?

Each path has an array of rules, even if there is only one. TypeScript rejects anything else, and the packages fail at
synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': allow.guest.to(['read']),
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

The fix wraps a single rule in an array. It is safe because the meaning does not change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety, Wrap
from amplify_ls.fit.problems import WrongType
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage

CODE = "storage/rules-not-in-list"
CLAIMS = (Claim(WrongType, "access.().*"),)
REJECTED = (Match(WrongType, "access.().*"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, WrongType]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        yield storage_finding(
            storage,
            problem,
            mismatch_message(f"`{problem.path[-1]}`", "an array of rules", value_words(problem.value)),
            package_message="accessPermissions.forEach is not a function",
        )


def fix(finding: Finding[tuple[Storage, WrongType]]) -> Iterator[Fix]:
    problem = finding.data[1]
    if isinstance(problem.value, Chain) and problem.span == problem.value.span:
        yield Fix("Wrap in an array", (Wrap(problem.span, "[", "]"),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="The rules of a storage path are not an array.",
    covers=("ST22",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
