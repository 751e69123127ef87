"""A trigger of a storage resource does not exist.

## What it does

Reports a key of `triggers` other than `onUpload`, which runs for new and replaced files, and `onDelete`, which runs for
deleted files.

## Why is this bad?

TypeScript rejects any other key. Where TypeScript does not check it, the function is not subscribed to any event and never
runs.

## Example

```ts bad
import { defineFunction, defineStorage } from '@aws-amplify/backend';

const resize = defineFunction({ name: 'resize' });

export const storage = defineStorage({ name: 'drive', triggers: { onCreate: resize } });
```

Use instead:

```ts good
import { defineFunction, defineStorage } from '@aws-amplify/backend';

const resize = defineFunction({ name: 'resize' });

export const storage = defineStorage({ name: 'drive', triggers: { onUpload: resize } });
```

## Fix safety

Renaming a trigger that differs only in case is safe. Other fixes are unsafe because another trigger may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongKey
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.option_fixes import renames
from amplify_ls.rules.options.option_words import excess_key, reason_of
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/unknown-trigger"
CLAIMS = (Claim(WrongKey, "triggers.*"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, WrongKey]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        yield storage_finding(
            storage,
            problem,
            f"`{problem.path[-1]}` is not a storage trigger{because(reason_of(problem))}.",
            package_message=excess_key(problem, "Partial<Record<AmplifyStorageTriggerEvent, ...>>"),
        )


def fix(finding: Finding[tuple[Storage, WrongKey]]) -> Iterator[Fix]:
    yield from renames(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="A trigger of a storage resource does not exist.",
    covers=("ST32",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
