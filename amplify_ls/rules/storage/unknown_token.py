"""A storage path has a token that does not exist.

The one token is `{entity_id}`. Anything else in braces, `{identity_id}`, `{userId}` or `${userId}` in plain quotes, is the
name of a folder: the rules hold for a folder that is really called so, and for nobody's own files.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{user_id}/*': [allow.entity('identity').to(['read', 'write', 'delete'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [allow.entity('identity').to(['read', 'write', 'delete'])],
  }),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.storage import ENTITY_TOKEN
from amplify_ls.model.storage_paths import END, WILDCARD, placeholders
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_fixes import Rewriting, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.storage import AccessPath, Storage
    from amplify_ls.model.storage_paths import Placeholder


def check(storage: Storage) -> Iterator[Finding]:
    for path in storage.paths:
        found = list(placeholders(path.path))
        if not found or ENTITY_TOKEN in path.path:
            continue
        for placeholder in found:
            yield Finding(
                path.region(placeholder.start, placeholder.end),
                f"`{placeholder.text}` is no token: it is the name of a folder, and `{ENTITY_TOKEN}` stands for the user.",
                data=_rewriting(path, found),
            )


def _rewriting(path: AccessPath, found: list[Placeholder]) -> Rewriting:
    """The path with the token for the one that means the user: it is the last part before the wildcard."""
    has_owner = any(rule.strategy.name == "entity" for rule in path.rules)
    users = [each for each in found if each.is_identity] or (found if has_owner and len(found) == 1 else [])
    if len(users) != 1 or not users[0].start:
        return Rewriting(path, (f"{path.path[: found[0].start]}{WILDCARD}",) if not has_owner else ())
    better = f"{path.path[: users[0].start]}{ENTITY_TOKEN}{END}"
    return Rewriting(path, (better,))


def fix(finding: Finding) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/unknown-token",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="A storage path has a token that does not exist.",
    covers=("ST25",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
