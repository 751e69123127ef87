"""`{entity_id}` is not a whole part of a storage path.

## What it does

Reports a storage path in which `{entity_id}` is not a whole part between two slashes, such as `user-{entity_id}`,
`${entity_id}` and `{{entity_id}}`.

## Why is this bad?

The token is replaced only if it is a whole part of the path. The packages reject any other path at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/user-{entity_id}/*': [allow.entity('identity').to(['read', 'write'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/user/{entity_id}/*': [allow.entity('identity').to(['read', 'write'])],
  }),
});
```

## Fix safety

The fixes make the token a part of its own. They are unsafe because they change which files the rules apply to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.model.resources.storage_paths import WILDCARD, parts_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import AccessPath, Storage
    from amplify_ls.model.resources.storage_paths import PathPart

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        joined = (part for part in parts_of(path.path) if ENTITY_TOKEN in part.text and part.text != ENTITY_TOKEN)
        part = next(joined, None)
        if part is None or _lacks_a_slash_only(path, part) or path.path.count(ENTITY_TOKEN) > 1:
            continue
        yield path_finding(
            path,
            (part.start, part.end),
            f"`{ENTITY_TOKEN}` in the storage path `{path.path}` is not a whole part between two slashes.",
            f"A path part that includes the {ENTITY_TOKEN} token cannot include any other characters.",
            _rewriting(path, part),
        )


def _lacks_a_slash_only(path: AccessPath, part: PathPart) -> bool:
    """Whether only the end of the path is wrong: ``private/{entity_id}*``."""
    return part.text == f"{ENTITY_TOKEN}{WILDCARD}" and part.end == len(path.path)


def _rewriting(path: AccessPath, part: PathPart) -> Rewriting:
    before, behind = path.path[: part.start], path.path[part.end :]
    words = [_EDGES.sub("", text) for text in part.text.split(ENTITY_TOKEN)]
    apart = "/".join([*(word for word in words if word), ENTITY_TOKEN])
    whole = (f"{before}{apart}{behind}", f"{before}{ENTITY_TOKEN}{behind}")
    is_first_alone = not before and not any(words)
    return Rewriting(path, () if is_first_alone else whole if before else whole[:1])


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/joined-entity-token",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="`{entity_id}` is not a whole part of a storage path.",
    covers=("ST11", "ST13"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
