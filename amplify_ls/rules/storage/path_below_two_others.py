"""A storage path lies below two others.

A path may lie below one other path and closes itself against it: who is allowed something on the outer path is allowed it on
the inner one only if the inner one says so too. A third level is refused.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.storage import ENTITY_TOKEN
from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.storage_paths import is_well_formed, prefixes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_words import whole_text
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.storage import Storage


def check(storage: Storage) -> Iterator[Finding]:
    paths = {path.path: path for path in storage.paths if is_well_formed(path.path)}
    for path in paths.values():
        outer = prefixes(path.path, paths)
        if len(outer) < 2 or ENTITY_TOKEN in path.path:
            continue
        yield Finding(
            whole_text(path),
            f"`{path.path}` lies below {listed(outer)}, and a path may lie below one other only.",
            related=tuple(Related(whole_text(paths[text]), f"`{text}`") for text in outer),
            package_message=(
                "For any given path, only one other path can be a prefix of it. "
                f"Found [{path.path}] which has prefixes [{', '.join(outer)}]."
            ),
            data=(path, [paths[text] for text in outer]),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    path, outer = finding.data
    for each in (path, *outer[::-1]):
        # Without it, the rules of the next outer path hold.
        yield Fix(f"Remove `{each.path}`", (RemoveProperty(each.key),))


RULE = Rule(
    code="storage/path-below-two-others",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path lies below two others.",
    covers=("ST08",),
    check=check,
    fix=fix,
    fixable="always",
)
