"""A storage path is below two other paths.

## What it does

Reports a storage path that is contained in more than one other path of the same storage resource.

## Why is this bad?

A path may be below one other path, and then access to the outer path does not apply to the inner one unless it is granted
there too. A third level is rejected at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'docs/*': [allow.guest.to(['read'])],
    'docs/public/*': [allow.guest.to(['read'])],
    'docs/public/logos/*': [allow.guest.to(['read'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'docs/*': [allow.guest.to(['read'])],
    'docs/public/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

There is a fix that removes each of the paths. They are unsafe because they change who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.resources.storage_paths import is_well_formed, prefixes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.words import whole_text
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import AccessPath, Storage


def check(storage: Storage) -> Iterator[Finding[tuple[AccessPath, list[AccessPath]]]]:
    paths = {path.path: path for path in storage.paths if is_well_formed(path.path)}
    for path in paths.values():
        outer = prefixes(path.path, paths)
        if len(outer) < 2 or ENTITY_TOKEN in path.path:
            continue
        yield Finding(
            whole_text(path),
            f"The storage path `{path.path}` may be below only one other path, but is below {listed(outer)}.",
            related=tuple(Related(whole_text(paths[text]), f"The path `{text}` is here") for text in outer),
            package_message=(
                "For any given path, only one other path can be a prefix of it. "
                f"Found [{path.path}] which has prefixes [{', '.join(outer)}]."
            ),
            data=(path, [paths[text] for text in outer]),
        )


def fix(finding: Finding[tuple[AccessPath, list[AccessPath]]]) -> Iterator[Fix]:
    path, outer = finding.data
    for each in (path, *outer[::-1]):
        # Without it, the rules of the next outer path apply.
        yield Fix(f"Remove `{each.path}`", (RemoveProperty(each.key),))


RULE = Rule(
    code="storage/path-below-two-others",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path is below two other paths.",
    covers=("ST08",),
    check=check,
    fix=fix,
    fixable="always",
)
