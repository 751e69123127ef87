"""`{entity_id}` is in the wrong position in a storage path.

## What it does

Reports a storage path in which `{entity_id}` is not directly before the final `/*`, or in which nothing precedes it.

## Why is this bad?

All files of a user are in a single folder, such as `photos/{entity_id}/*`, and the rules apply to its subfolders too. The
packages reject the token anywhere else at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/albums/*': [allow.entity('identity').to(['read', 'write'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('identity').to(['read', 'write'])],
  }),
});
```

## Fix safety

The fixes move the token, or shorten the path. They are unsafe because they change which files the rules apply to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.model.resources.storage_paths import END, WILDCARD, parts_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import AccessPath, Storage
    from amplify_ls.model.resources.storage_paths import PathPart


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        parts = list(parts_of(path.path))
        found = [part for part in parts if part.text == ENTITY_TOKEN]
        if len(found) != 1 or path.path.count(ENTITY_TOKEN) > 1:
            continue
        part = found[0]
        rest = [each for each in parts[parts.index(part) + 1 :] if each.text.strip(WILDCARD)]
        if rest:
            message = f"`{ENTITY_TOKEN}` is not the last part of the storage path `{path.path}`."
            refusal = f"The {ENTITY_TOKEN} token must be the path part right before the ending wildcard."
        elif not part.start:
            message = f"`{ENTITY_TOKEN}` is the first part of the storage path `{path.path}`."
            refusal = f"The {ENTITY_TOKEN} token must not be the first path part."
        else:
            continue
        yield path_finding(path, (part.start, part.end), message, refusal, _rewriting(path, part, rest))


def _rewriting(path: AccessPath, token: PathPart, rest: list[PathPart]) -> Rewriting:
    before = path.path[: token.start]
    if not rest:
        return Rewriting(path, (f"users/{ENTITY_TOKEN}{END}",))
    # The shorter path contains the same keys; if the token is moved, the files have to be moved too.
    moved = f"{before}{'/'.join(part.text.strip(WILDCARD) for part in rest)}/{ENTITY_TOKEN}{END}"
    return Rewriting(path, (f"{before}{ENTITY_TOKEN}{END}", moved) if before.strip("/") else (moved,))


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/misplaced-entity-token",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="`{entity_id}` is in the wrong position in a storage path.",
    covers=("ST11", "ST12"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
