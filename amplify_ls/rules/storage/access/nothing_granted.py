"""A storage path has no rules, or `access` has no paths.

## What it does

Reports a path with an empty array of rules, and an `access` that returns an object without paths.

## Why is this bad?

Buckets are private, so a path without rules grants nothing. Below another path, an empty array does not even deny anything:
the rules of the outer path still apply.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to(['read', 'write'])],
    'exports/*': [],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.authenticated.to(['read', 'write'])],
  }),
});
```

## Fix safety

The fix removes the path, or `access` if nothing else is left. It is safe because neither has an effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, Safety
from amplify_ls.model.resources.storage_paths import prefixes
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.values.values import Property


def check(storage: Storage) -> Iterator[Finding[Property]]:
    access = storage.access
    if access is None or storage.options is None:
        return
    outermost = storage.options.properties["access"]
    if not access.paths and not access.is_open:
        yield Finding(access.table.span, "`access` has no paths, so it grants nobody access.", data=outermost)
    texts = [path.path for path in access.paths]
    for path in access.paths:
        rules = path.key.value
        if path.rules or path.is_open or not isinstance(rules, Array) or rules.items:
            continue
        outer = next(iter(prefixes(path.path, texts)), None)
        what = "so it grants nobody access" if outer is None else f"so those of `{outer}` still apply"
        span = rules.span if path.key.span.covers(rules.span) else path.span
        is_only = len(access.paths) == 1 and not access.is_open
        yield Finding(span, f"The storage path `{path.path}` has no rules, {what}.", data=outermost if is_only else path.key)


def fix(finding: Finding[Property]) -> Iterator[Fix]:
    prop = finding.data
    yield Fix(f"Remove `{prop.name}`", (RemoveProperty(prop),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="storage/nothing-granted",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.STORAGE,
    summary="A storage path has no rules, or `access` has no paths.",
    covers=("ST35",),
    check=check,
    fix=fix,
    fixable="always",
)
