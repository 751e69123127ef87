"""Inline an enum or custom type into the field that refers to it.

If nothing else mentions the type, it is removed from the schema.

```ts before
const schema = a.schema({
  Address: a.customType({
    city: a.string(), // the town
    street: a.string(),
  }),
  Shop: a.model({
    address: a.r«»ef('Address'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

```ts after
const schema = a.schema({
  Shop: a.model({
    address: a.customType({
      city: a.string(), // the town
      street: a.string(),
    }),
  }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import RemoveProperty, Replace
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.site import is_plain
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.names.index import names_of
from amplify_ls.names.name import Role
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.entries import Entry

_TYPES = (EntryKind.ENUM, EntryKind.CUSTOM_TYPE)


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The reference at the cursor."""
    entry, field = site.entry, site.field
    if entry is None or field is None or field.kind is not FieldKind.REFERENCE or not is_plain(field):
        return
    call = field.call
    given = None if call is None else call.argument(0)
    if call is None or call.modifiers or not isinstance(given, Text):
        return
    target = entry.data.entry(given.value)
    if target is None or target is entry or target.kind not in _TYPES or not _is_movable(site, target):
        return
    if not entry.data.lacks(entry.name + field.name[:1].upper() + field.name[1:]):
        return
    assert target.call is not None
    operations: list[Operation] = [Replace(call.chain.span, site.source(target.call.chain.span))]
    is_last = _count(site, target) == 1
    if is_last:
        operations.append(RemoveProperty(target.property))
    title = f"Inline `{target.name}`" + (" and remove it from the schema" if is_last else "")
    yield title, change(*operations)


def _is_movable(site: Site, target: Entry) -> bool:
    """Whether the text of a type means the same in the file of the field."""
    call = target.call
    if call is None or call.modifiers or call.chain.is_open or target.fields.is_open is (target.kind is EntryKind.CUSTOM_TYPE):
        return False
    is_here = call.chain.span.path == site.path and target.property.span.covers(call.chain.span)
    refers_to_itself = any(
        isinstance(given, Text) and given.value == target.name
        for field in target.fields
        if field.call is not None and (given := field.call.argument(0)) is not None
    )
    return is_here and not refers_to_itself


def _count(site: Site, target: Entry) -> int:
    index = names_of(site.project)
    names = {mention.name for mention in index.sharing(target.name_span) if mention.name.kind == "entry"}
    return sum(mention.role is not Role.DECLARATION for name in names for mention in index.mentions(name))


REFACTORING = Refactoring("inline-type", RefactoringKind.INLINE, find)
