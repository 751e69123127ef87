"""A storage path has a wildcard before its end.

## What it does

Reports a storage path that contains `*` before its last part.

## Why is this bad?

A storage path names a folder, and `/*` at its end matches everything in that folder at any depth. There is no wildcard for a
folder in the middle of a path or for a part of a name, so the packages reject the path at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'albums/*/covers/*': [allow.guest.to(['read'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'albums/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

The fixes change the path to the folder before the wildcard, or remove the wildcard. They are unsafe because they change which
files the rules apply to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.storage_paths import WILDCARD, normalized, parts_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        *inner, _ = parts_of(path.path.rstrip("/"))
        part = next((part for part in inner if WILDCARD in part.text), None)
        if part is None:
            continue
        first = part.start + part.text.index(WILDCARD)
        count = len(part.text.rpartition(WILDCARD)[0]) + 1 - (first - part.start)
        yield path_finding(
            path,
            (first, first + count),
            f"The storage path `{path.path}` has a wildcard before its end.",
            "Wildcards are only allowed as the final part of a path.",
            Rewriting(path, (f"{path.path[: part.start]}{WILDCARD}", normalized(path.path))),
        )


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/inner-wildcard",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path has a wildcard before its end.",
    covers=("ST07",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
