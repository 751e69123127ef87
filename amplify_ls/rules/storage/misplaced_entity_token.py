"""`{entity_id}` stands at the wrong place of a storage path.

It is the last part before `/*`, and something stands before it: `photos/{entity_id}/*`. All files of a user lie in one
folder, and its sub-folders share its rules. The packages refuse the token anywhere else.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.storage import ENTITY_TOKEN
from amplify_ls.model.storage_paths import END, WILDCARD, parts_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.storage import AccessPath, Storage
    from amplify_ls.model.storage_paths import PathPart


def check(storage: Storage) -> Iterator[Finding]:
    for path in storage.paths:
        parts = list(parts_of(path.path))
        found = [part for part in parts if part.text == ENTITY_TOKEN]
        if len(found) != 1 or path.path.count(ENTITY_TOKEN) > 1:
            continue
        part = found[0]
        rest = [each for each in parts[parts.index(part) + 1 :] if each.text.strip(WILDCARD)]
        if rest:
            message = f"`{ENTITY_TOKEN}` is not the last part of the path `{path.path}`."
            refusal = f"The {ENTITY_TOKEN} token must be the path part right before the ending wildcard."
        elif not part.start:
            message = f"`{ENTITY_TOKEN}` is the first part of the path `{path.path}`."
            refusal = f"The {ENTITY_TOKEN} token must not be the first path part."
        else:
            continue
        yield path_finding(path, (part.start, part.end), message, refusal, _rewriting(path, part, rest))


def _rewriting(path: AccessPath, token: PathPart, rest: list[PathPart]) -> Rewriting:
    before = path.path[: token.start]
    if not rest:
        return Rewriting(path, (f"users/{ENTITY_TOKEN}{END}",))
    # The shorter path has the same keys in it; with the token moved, the files have to move too.
    moved = f"{before}{'/'.join(part.text.strip(WILDCARD) for part in rest)}/{ENTITY_TOKEN}{END}"
    return Rewriting(path, (f"{before}{ENTITY_TOKEN}{END}", moved) if before.strip("/") else (moved,))


def fix(finding: Finding) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/misplaced-entity-token",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="`{entity_id}` stands at the wrong place of a storage path.",
    covers=("ST11", "ST12"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
