"""Make a relationship required or optional, for both of its sides.

The packages decide by the reference fields whether a record must have its parent.

```ts before
const schema = a.schema({
  Customer: a.model({
    orders: a.has«»Many('Order', 'customerId'),
  }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  Customer: a.model({
    orders: a.hasMany('Order', 'customerId'),
  }),
  Order: a.model({
    customerId: a.id().required(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.owner()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertAfter, Remove
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.site import is_plain
from amplify_ls.model.data.fields import FieldKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.entries import Relationship
    from amplify_ls.model.data.fields import Field


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The relationship at the cursor, from either side or from a reference field."""
    relationship = _relationship(site)
    fields = [] if relationship is None else _references(relationship)
    child = None if relationship is None else relationship.child
    if relationship is None or child is None or not fields:
        return
    names = ", ".join(f"`{field.name}`" for field in fields)
    shown = f"`{relationship.model.name}.{relationship.field.name}`"
    states = {field.has("required") for field in fields}
    operations: list[Operation] = []
    for field in fields:
        assert field.call is not None
        link = field.call.modifier("required")
        operations.append(InsertAfter(field.call.link.span, ".required()") if link is None else Remove(link.span))
    is_key = child.identifier is None or any(field.name in child.identifier.names for field in fields)
    if states == {False}:
        yield f"Make the relationship {shown} required: {names}", change(*operations)
    elif states == {True} and not is_key:
        yield f"Make the relationship {shown} optional: {names}", change(*operations)


def _relationship(site: Site) -> Relationship | None:
    model, field = site.model, site.field
    if model is None or field is None:
        return None
    own = model.relationships.get(field.name)
    if own is not None:
        return own
    users = [each for each in model.relationships.values() if each.is_child_side and field.name in (each.references or ())]
    return users[0] if len(users) == 1 else None


def _references(relationship: Relationship) -> list[Field]:
    """The reference fields of the child; none if one of them cannot be changed."""
    child, names = relationship.child, relationship.references or ()
    found = [] if child is None else [child.fields.get(name) for name in names]
    fields = [field for field in found if field is not None and field.kind is FieldKind.SCALAR and is_plain(field)]
    return fields if len(fields) == len(names) else []


REFACTORING = Refactoring("required-relationship", RefactoringKind.REWRITE, find)
