"""Two storages have one name.

The name tells the buckets of a backend apart, in the stack as well as in the client. The packages stop at the second one.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.storage_backend import deployed_storages
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project


def check(project: Project) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for storage in deployed_storages(project):
        name = storage.option("name")
        first = seen.setdefault(name.value, name) if isinstance(name, Text) else None
        if isinstance(name, Text) and first is not None and first is not name:
            here = storage.options is not None and storage.options.span.covers(name.span)
            yield Finding(
                name.span if here else storage.name_span,
                f"Another storage is called `{name.value}`.",
                related=(Related(first.span, "The first one"),),
                package_message=f"There is already a Construct with name '{name.value}' in NestedStack [storage]",
                data=(storage, name) if here else None,
            )


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="Two storages have one name.",
    covers=("ST29",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
