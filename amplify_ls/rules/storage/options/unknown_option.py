"""An option of a storage resource does not exist.

## What it does

Reports an unknown option of `defineStorage`, or of an object in its options.

## Why is this bad?

TypeScript rejects an unknown option in an object literal. Where TypeScript does not check it, for example in a variable or
behind a spread, the option is silently ignored. Buckets are private and access is granted path by path, so there is no
`public`. Other features of S3, such as CORS, are configured in `backend.ts` on the bucket itself.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', versioning: true });
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', versioned: true });
```

## Fix safety

Renaming an option that differs only in case is safe. Other fixes are unsafe because another option may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.options.option_fixes import removal, renames
from amplify_ls.rules.options.option_words import excess_key, place_of, sentence
from amplify_ls.rules.options.storage_faults import faults, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/unknown-option"


def check(storage: Storage) -> Iterator[Finding]:
    for problem in faults(storage, CODE):
        owner = place_of(problem.path[:-1], storage.call.name)
        yield storage_finding(
            storage,
            problem,
            sentence(f"`{problem.path[-1]}` is not an option of {owner}{because(problem.reason)}"),
            package_message=excess_key(problem, "AmplifyStorageFactoryProps"),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem = finding.data
    yield from renames(problem)
    if not problem.names:
        yield from removal(problem)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="An option of a storage resource does not exist.",
    covers=("ST34",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
