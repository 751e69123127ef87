"""A storage resource has no `name`.

## What it does

Reports a call of `defineStorage` without a required option.

## Why is this bad?

`name` is required. TypeScript rejects the call, and the packages fail at synthesis with an error about an empty ID.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ versioned: true });
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'storage', versioned: true });
```

## Fix safety

The fix adds a name that is derived from the name of the constant. It is unsafe because another name may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, Replace
from amplify_ls.fit.problems import ExclusiveKeys, MissingArgument, MissingCompanion, MissingKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.option_words import place_of, sentence
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import name_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import MissingOption
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/missing-option"
CLAIMS: tuple[Claim[MissingOption], ...] = (Claim((MissingKey, MissingArgument, MissingCompanion, ExclusiveKeys), "**"),)
REJECTED = (Match((MissingKey, MissingArgument), ""),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, MissingOption]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        yield storage_finding(
            storage,
            problem,
            sentence(f"{place_of(problem.path, 'defineStorage')} has no `{'name' if _is_name(problem) else problem.names[0]}`"),
            package_message="Only root constructs may have an empty ID",
        )


def _is_name(problem: MissingOption) -> bool:
    return not problem.path and problem.names[0] in ("name", "options")


def fix(finding: Finding[tuple[Storage, MissingOption]]) -> Iterator[Fix]:
    storage, problem = finding.data
    if not _is_name(problem):
        return
    name = name_for(storage)
    if storage.options is not None:
        first = next(iter(storage.options), None)
        yield Fix(
            f"Add `name: '{name}'`", (InsertProperty(storage.options, "name", f"'{name}'", before=first),), is_preferred=True
        )
    elif not storage.call.arguments.count:
        arguments = storage.call.arguments.span
        yield Fix(f"Add `name: '{name}'`", (Replace(arguments, f"({{ name: '{name}' }})"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="A storage resource has no `name`.",
    covers=("ST02",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
