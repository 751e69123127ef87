"""A backend has more than one default storage resource.

## What it does

Reports a second storage resource with `isDefault: true`.

## Why is this bad?

Clients use the default bucket unless they name another one, so there can be only one. The packages fail at synthesis
otherwise.

## Example

```ts bad
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const photos = defineStorage({ name: 'photos', isDefault: true });
export const invoices = defineStorage({ name: 'invoices', isDefault: true });
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

The fixes remove one of the two options. They are unsafe because clients that do not name a bucket then use the other one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import deployed_storages, is_default

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.values.values import Property


def check(project: Project) -> Iterator[Finding[tuple[Property, Property]]]:
    found = [storage for storage in deployed_storages(project) if is_default(storage)]
    marks = [storage.options.properties["isDefault"] for storage in found if storage.options is not None]
    for mark in marks[1:]:
        yield Finding(
            mark.name_span,
            "A second storage resource is marked as the default.",
            related=(Related(marks[0].name_span, "The first default is set here"),),
            package_message="More than one default storage set in the Amplify project.",
            data=(marks[0], mark),
        )


def fix(finding: Finding[tuple[Property, Property]]) -> Iterator[Fix]:
    first, second = finding.data
    yield Fix("Remove `isDefault` here", (RemoveProperty(second),), is_preferred=True)
    yield Fix("Remove the first `isDefault`", (RemoveProperty(first),))


RULE = Rule(
    code="storage/several-default-storages",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="A backend has more than one default storage resource.",
    covers=("ST28",),
    check=check,
    fix=fix,
    fixable="always",
)
