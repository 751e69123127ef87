"""`keepOnDelete` has no effect in a sandbox.

## What it does

Reports `keepOnDelete: true`.

## Why is this bad?

The option keeps the bucket of a branch when its backend is deleted. In a sandbox, the packages print a warning and delete the
bucket with all its files.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', keepOnDelete: true });
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', keepOnDelete: false });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Boolean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage


def check(storage: Storage) -> Iterator[Finding]:
    keeps = None if storage.options is None else storage.options.properties.get("keepOnDelete")
    if keeps is not None and isinstance(keeps.value, Boolean) and keeps.value.value:
        yield Finding(
            keeps.name_span,
            "A sandbox ignores `keepOnDelete` and deletes the bucket with all its files.",
            package_message="keepOnDelete is ignored in sandbox deployments. The bucket will be deleted.",
        )


RULE = Rule(
    code="storage/ignored-keep-on-delete",
    severity=Severity.INFORMATION,
    stages=(Stage.DEPLOY,),
    subject=Subject.STORAGE,
    summary="`keepOnDelete` has no effect in a sandbox.",
    covers=("ST37",),
    check=check,
)
