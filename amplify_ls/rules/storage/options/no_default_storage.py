"""A backend has several storage resources, but none of them is the default.

## What it does

Reports a backend with several storage resources of which none has `isDefault: true`.

## Why is this bad?

Clients use the default bucket unless they name another one, so exactly one of several buckets must be the default. The
packages fail at synthesis otherwise.

## Example

```ts bad
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const photos = defineStorage({ name: 'photos' });
export const invoices = defineStorage({ name: 'invoices' });
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { invoices, photos } from './storage/resource';

defineBackend({ photos, invoices });
```

Use instead:

```ts good
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const photos = defineStorage({ name: 'photos', isDefault: true });
export const invoices = defineStorage({ name: 'invoices' });
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { invoices, photos } from './storage/resource';

defineBackend({ photos, invoices });
```

## Fix safety

There is a fix for each bucket. They are unsafe because clients that do not name a bucket then use the chosen one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import deployed_storages, is_default, sees_all_storages
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.storage import Storage


def check(project: Project) -> Iterator[Finding[list[Storage]]]:
    storages = deployed_storages(project)
    if len(storages) < 2 or not sees_all_storages(project) or not all(is_default(each) is False for each in storages):
        return
    first, *others = storages
    yield Finding(
        first.name_span,
        f"None of the {len(storages)} storage resources is the default.",
        related=tuple(Related(other.name_span, "Another storage resource is here") for other in others),
        package_message="No default storage set in the Amplify project.",
        data=storages,
    )


def fix(finding: Finding[list[Storage]]) -> Iterator[Fix]:
    for index, storage in enumerate(finding.data):
        options, name = storage.options, storage.option("name")
        if options is None or not isinstance(name, Text):
            continue
        there = options.properties.get("isDefault")
        if there is None:
            change: Operation = InsertProperty(options, "isDefault", "true", after=options.properties["name"])
        else:
            change = ReplaceValue(there, "true")
        yield Fix(f"Make `{name.value}` the default storage", (change,), is_preferred=index == 0)


RULE = Rule(
    code="storage/no-default-storage",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="A backend has several storage resources, but none of them is the default.",
    covers=("ST27",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
