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

from amplify_ls.fit.problems import WrongKey, meant_names
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.option_fixes import removal, renames
from amplify_ls.rules.options.option_words import excess_key, place_of, reason_of, sentence
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/unknown-option"
CLAIMS = (Claim(WrongKey, "**"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, WrongKey]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        owner = place_of(problem.path[:-1], storage.call.name)
        yield storage_finding(
            storage,
            problem,
            sentence(f"`{problem.path[-1]}` is not an option of {owner}{because(reason_of(problem))}"),
            package_message=excess_key(problem, "AmplifyStorageFactoryProps"),
        )


def fix(finding: Finding[tuple[Storage, WrongKey]]) -> Iterator[Fix]:
    _, problem = finding.data
    yield from renames(problem)
    if not meant_names(problem):
        yield from removal(problem)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="An option of a storage resource does not exist.",
    covers=("ST34",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
