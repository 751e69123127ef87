"""A path appears twice in the `access` of a storage resource.

## What it does

Reports a path that appears more than once in the object that `access` returns.

## Why is this bad?

If a key appears twice in an object, only the last one counts, so the rules of the first are lost. TypeScript rejects the
object.

## Example

```ts bad
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read'])],
    'photos/*': [allow.authenticated.to(['read', 'write'])],
  }),
});
```

Use instead:

```ts good
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'drive',
  access: (allow) => ({
    'photos/*': [allow.guest.to(['read']), allow.authenticated.to(['read', 'write'])],
  }),
});
```

## Fix safety

Merging the rules of both paths is unsafe because it grants access that is lost so far, and removing the first path is unsafe
because its rules may be intended.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, Replace
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.values.values import Property


def check(storage: Storage) -> Iterator[Finding[tuple[Object, Property, Property]]]:
    table = None if storage.access is None else storage.access.table
    for name in () if table is None else dict.fromkeys(prop.name for prop in table.duplicates):
        assert table is not None
        members = [*(prop for prop in table.duplicates if prop.name == name), table.properties[name]]
        for first, second in pairwise(members):
            yield Finding(
                second.name_span,
                f"The storage path `{name}` appears twice, so the rules of the first one are lost.",
                related=(Related(first.name_span, "The first one is here"),),
                package_message="An object literal cannot have multiple properties with the same name.",
                data=(table, first, second),
            )


def fix(finding: Finding[tuple[Object, Property, Property]]) -> Iterator[Fix]:
    table, first, second = finding.data
    between = _between(table, first, second)
    if between is not None:
        yield Fix("Merge the rules of both paths", (Replace(between, ", "),), is_preferred=True)
    yield Fix("Remove the first path", (RemoveProperty(first),), is_preferred=between is None)


def _between(table: Object, first: Property, second: Property) -> Span | None:
    """The region from the last rule of the first path to the first rule of the second, if the paths are adjacent."""
    left, right = first.value, second.value
    if not (isinstance(left, Array) and isinstance(right, Array) and left.items and right.items):
        return None
    start, end = left.items[-1].span, right.items[0].span
    if not (first.span.covers(start) and second.span.covers(end)) or start.anchor is not end.anchor:
        return None
    region = Span(start.anchor, start.end, end.start)
    others = [prop for prop in (*table, *table.duplicates) if prop is not first and prop is not second]
    return None if any(region.covers(prop.span) for prop in others) else region


RULE = Rule(
    code="storage/repeated-path",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.STORAGE,
    summary="A path appears twice in the `access` of a storage resource.",
    covers=("ST23",),
    check=check,
    fix=fix,
    fixable="always",
)
