"""A storage path has an empty part.

## What it does

Reports a storage path that contains two slashes in a row.

## Why is this bad?

Two slashes in a row denote a folder without a name. The packages reject such a path at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos//albums/*': [allow.guest.to(['read'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/albums/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

The fix removes the extra slashes. It is safe because the path is invalid otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage

_SLASHES = re.compile(r"(?<=[^/])/{2,}")
"""Slashes at the start are reported by another rule."""


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        found = _SLASHES.search(path.path)
        if found is None:
            continue
        yield path_finding(
            path,
            found.span(),
            f"The storage path `{path.path}` has an empty part.",
            'Path cannot contain "//".',
            Rewriting(path, (_SLASHES.sub("/", path.path),), Safety.SAFE),
        )


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/empty-path-part",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path has an empty part.",
    covers=("ST06",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
