"""A storage path for owners is below another path.

## What it does

Reports a storage path that ends in `{entity_id}/*` if another path of the same storage resource contains it.

## Why is this bad?

For everybody except the owner, `{entity_id}` matches every folder: whoever may read `photos/{entity_id}/*` may read all of
`photos/*`. So no path may be above a path with the token, and the packages reject it at synthesis. The rules for `photos/*`
belong to the path with the token.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
    'photos/{entity_id}/*': [
      allow.guest.to(['read']),
      allow.entity('identity').to(['read', 'write', 'delete']),
    ],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/{entity_id}/*': [
      allow.guest.to(['read']),
      allow.entity('identity').to(['read', 'write', 'delete']),
    ],
  }),
});
```

## Fix safety

Removing the outer path is safe if the path for owners grants the same access. Otherwise removing or renaming it is unsafe
because it changes who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.edits.operations import Fix, RemoveProperty, RenameProperty, Safety
from amplify_ls.model.resources.storage_paths import END, WILDCARD, is_well_formed, prefixes
from amplify_ls.model.resources.storage_rights import everybodys
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import whole_text
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import AccessPath, Storage


def check(storage: Storage) -> Iterator[Finding[tuple[AccessPath, list[AccessPath]]]]:
    paths = {path.path: path for path in storage.paths if is_well_formed(path.path)}
    for path in paths.values():
        # A misplaced token is reported by other rules, whose fixes change the path.
        outer = prefixes(path.path, paths) if path.path.endswith(f"/{ENTITY_TOKEN}{END}") else []
        if not outer:
            continue
        yield Finding(
            whole_text(path),
            f"The storage path for owners `{path.path}` must not be below another path, but is below {listed(outer)}.",
            related=tuple(Related(whole_text(paths[text]), f"The path `{text}` is here") for text in outer),
            package_message=(
                f"A path cannot be a prefix of another path that contains the {ENTITY_TOKEN} token. "
                f"Found [{path.path}] which has prefixes [{', '.join(outer)}]."
            ),
            data=(path, [paths[text] for text in outer]),
        )


def fix(finding: Finding[tuple[AccessPath, list[AccessPath]]]) -> Iterator[Fix]:
    path, outer = finding.data
    if len(outer) > 1:
        return
    title = f"Remove `{outer[0].path}`"
    if _says_the_same(path, outer[0]):
        title = f"{title}, whose rules `{path.path}` includes"
        yield Fix(title, (RemoveProperty(outer[0].key),), Safety.SAFE, is_preferred=True)
        return
    if outer[0].is_written and ENTITY_TOKEN not in outer[0].path:
        better = f"{outer[0].path.removesuffix(WILDCARD)}shared/{WILDCARD}"
        yield Fix(f"Change `{outer[0].path}` to `{better}`", (RenameProperty(outer[0].key, better),))
    yield Fix(title, (RemoveProperty(outer[0].key),))


def _says_the_same(path: AccessPath, outer: AccessPath) -> bool:
    """Whether the path for owners grants everything that the outer one grants."""
    if not path.is_seen or not outer.is_seen or everybodys(path.path) != outer.path:
        return False
    return _grants(outer) <= {grant for grant in _grants(path) if grant[0] != "entity"}


def _grants(path: AccessPath) -> set[tuple[str, object, str]]:
    return {
        (grantee.kind, grantee.holder[1], right) for rule in path.rules for grantee in rule.grantees() for right in rule.rights
    }


RULE = Rule(
    code="storage/owner-path-below-another",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path for owners is below another path.",
    covers=("ST09",),
    check=check,
    fix=fix,
    fixable="always",
)
