"""A storage path contains a placeholder that does not exist.

## What it does

Reports a placeholder other than `{entity_id}` in a storage path, such as `{identity_id}`, `{userId}` or, in plain quotes,
`${userId}`.

## Why is this bad?

`{entity_id}` is the only token that is replaced. Anything else in braces is the literal name of a folder, so the rules apply
to a folder of that name and not to the files of a user.

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

## Fix safety

The fix changes the path to `{entity_id}`, or to the folder before the placeholder. It is unsafe because it changes which
files the rules apply to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.model.resources.storage_paths import END, WILDCARD, placeholders
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import AccessPath, Storage
    from amplify_ls.model.resources.storage_paths import Placeholder


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        found = list(placeholders(path.path))
        if not found or ENTITY_TOKEN in path.path:
            continue
        for placeholder in found:
            yield Finding(
                path.region(placeholder.start, placeholder.end),
                f"`{placeholder.text}` is the literal name of a folder; the token for the user is `{ENTITY_TOKEN}`.",
                data=_rewriting(path, found),
            )


def _rewriting(path: AccessPath, found: list[Placeholder]) -> Rewriting:
    """The path with the token instead of the placeholder for the user, as the last part before the wildcard."""
    has_owner = any(rule.strategy.name == "entity" for rule in path.rules)
    users = [each for each in found if each.is_identity] or (found if has_owner and len(found) == 1 else [])
    if len(users) != 1 or not users[0].start:
        return Rewriting(path, (f"{path.path[: found[0].start]}{WILDCARD}",) if not has_owner else ())
    better = f"{path.path[: users[0].start]}{ENTITY_TOKEN}{END}"
    return Rewriting(path, (better,))


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/unknown-token",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="A storage path contains a placeholder that does not exist.",
    covers=("ST25",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
