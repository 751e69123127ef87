"""Two storage resources have the same name.

## What it does

Reports a deployed storage resource with the name of another one.

## Why is this bad?

The name identifies the bucket in the stack and in the client. The packages reject a duplicate at synthesis.

## Example

```ts bad
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const photos = defineStorage({ name: 'photos', isDefault: true });
export const invoices = defineStorage({ name: 'photos' });
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

The fix changes the name to that of the constant, or adds a number. It is unsafe because clients refer to the bucket by its
name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage.backends import deployed_storages
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.syntax.outline import Span


def check(project: Project) -> Iterator[Finding[tuple[Storage, Text] | None]]:
    seen: dict[str, Storage] = {}
    for storage in deployed_storages(project):
        name = storage.option("name")
        if not isinstance(name, Text):
            continue
        first = seen.setdefault(name.value, storage)
        if first is not storage:
            here = storage.options is not None and storage.options.span.covers(name.span)
            yield Finding(
                _name_span(storage),
                f"The storage name `{name.value}` is already used.",
                related=(Related(_name_span(first), "The other storage resource is named here"),),
                package_message=f"There is already a Construct with name '{name.value}' in NestedStack [storage]",
                data=(storage, name) if here else None,
            )


def _name_span(storage: Storage) -> Span:
    """The name if it is written in the call, or else the call."""
    name = storage.option("name")
    here = name is not None and storage.options is not None and storage.options.span.covers(name.span)
    return name.span if name is not None and here else storage.name_span


def fix(finding: Finding[tuple[Storage, Text] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    storage, name = finding.data
    others = {each.option("name") for each in storage.project.storages}
    taken = {other.value for other in others if isinstance(other, Text)}
    numbered = next(f"{name.value}{number}" for number in range(2, len(taken) + 3) if f"{name.value}{number}" not in taken)
    for better in dict.fromkeys([*(each for each in storage.names if each != "default" and each not in taken), numbered]):
        yield Fix(f"Change to `{better}`", (Replace(name.span, f"'{better}'"),), is_preferred=True)
        return


RULE = Rule(
    code="storage/repeated-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="Two storage resources have the same name.",
    covers=("ST29",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
