"""An option of a storage resource is set in the wrong object.

## What it does

Reports an option of `defineStorage` that exists but belongs in another object: `onUpload` and `onDelete` belong in
`triggers`, and `access` belongs next to it.

## Why is this bad?

TypeScript rejects the option. Where TypeScript does not check it, the option is silently ignored.

## Example

```ts bad
import { defineFunction, defineStorage } from '@aws-amplify/backend';

const resize = defineFunction({ name: 'resize' });

export const storage = defineStorage({ name: 'drive', onUpload: resize });
```

Use instead:

```ts good
import { defineFunction, defineStorage } from '@aws-amplify/backend';

const resize = defineFunction({ name: 'resize' });

export const storage = defineStorage({ name: 'drive', triggers: { onUpload: resize } });
```

## Fix safety

Moving an option into an object that exists is safe. It is unsafe if the object has to be created.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MisplacedKey, dotted
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.option_fixes import move
from amplify_ls.rules.options.option_words import excess_key, place_of
from amplify_ls.rules.options.storage_faults import claimed, storage_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage

CODE = "storage/misplaced-option"
CLAIMS = (Claim(MisplacedKey, "**"),)


def check(storage: Storage) -> Iterator[Finding[tuple[Storage, MisplacedKey]]]:
    for problem in claimed(storage, CODE, CLAIMS):
        *here, name = problem.path
        home = problem.places[0][:-1]
        where = f"in `{dotted(home)}`" if home else f"in the top-level options of `{storage.call.name}`"
        yield storage_finding(
            storage,
            problem,
            f"`{name}` belongs {where}, not in {place_of(tuple(here), storage.call.name)}.",
            package_message=excess_key(problem, "AmplifyStorageFactoryProps"),
        )


def fix(finding: Finding[tuple[Storage, MisplacedKey]]) -> Iterator[Fix]:
    storage, problem = finding.data
    yield from move(problem, storage.options)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.STORAGE,
    summary="An option of a storage resource is set in the wrong object.",
    covers=("ST34",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
