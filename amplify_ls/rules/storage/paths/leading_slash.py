"""A storage path starts with a slash.

## What it does

Reports a storage path that starts with a slash.

## Why is this bad?

Paths are relative to the root of the bucket, and object keys of S3 do not start with a slash. The packages reject such a path
at synthesis.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    '/public/*': [allow.guest.to(['read'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'public/*': [allow.guest.to(['read'])],
  }),
});
```

## Fix safety

The fix removes the slash. It is safe because the path is invalid otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.fixes import Rewriting, path_finding, path_fixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.storage import Storage


def check(storage: Storage) -> Iterator[Finding[Rewriting]]:
    for path in storage.paths:
        text = path.path.lstrip("/")
        if text == path.path:
            continue
        yield path_finding(
            path,
            (0, len(path.path) - len(text)),
            f"The storage path `{path.path}` starts with a slash.",
            'Storage access paths must not start with "/".',
            Rewriting(path, (text,), Safety.SAFE),
        )


def fix(finding: Finding[Rewriting]) -> Iterator[Fix]:
    yield from path_fixes(finding.data)


RULE = Rule(
    code="storage/leading-slash",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.STORAGE,
    summary="A storage path starts with a slash.",
    covers=("ST04",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
