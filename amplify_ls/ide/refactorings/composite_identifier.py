"""Add a field to the identifier of a model, and to the references of its relationships.

```ts before
const schema = a.schema({
  Store: a.model({
    code: a.id().required(),
    reg«»ion: a.string().required(),
    orders: a.hasMany('Order', 'storeCode'),
  }).identifier(['code']),
  Order: a.model({
    storeCode: a.id(),
    store: a.belongsTo('Store', 'storeCode'),
  }),
}).authorization((allow) => [allow.owner()]);
```

```ts after
const schema = a.schema({
  Store: a.model({
    code: a.id().required(),
    region: a.string().required(),
    orders: a.hasMany('Order', ['storeCode', 'storeRegion']),
  }).identifier(['code', 'region']),
  Order: a.model({
    storeCode: a.id(),
    storeRegion: a.string(),
    store: a.belongsTo('Store', ['storeCode', 'storeRegion']),
  }),
}).authorization((allow) => [allow.owner()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.edits.operations import InsertAfter, InsertItem, InsertProperty, Replace
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.ide.refactorings.site import is_plain
from amplify_ls.model.data.keys import key_part
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.model.data.entries import Entry, Relationship

_MOST_PARTS = 8


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The required field at the cursor, if it is not part of the identifier yet and can be."""
    model, field = site.model, site.field
    if model is None or field is None or field.call is None or not is_plain(field) or model.identifier is None:
        return
    known, names = scalar(field.call.name), model.identifier.names
    part = key_part(model, field.name)
    if part is None or known is None or not known.key or not field.has("required") or model.database.is_sql:
        return
    if field.name in names or len(names) >= _MOST_PARTS:
        return
    own, added = _in_identifier(model, field.name), _in_relationships(model, field.name, part.builder)
    if own is not None and added is not None:
        yield f"Add `{field.name}` to the identifier of `{model.name}`", change(*own, *added)


def _in_identifier(model: Entry, field: str) -> list[Operation] | None:
    """The longer identifier, in the array that is there or behind the fields; None if it is not written there."""
    call, literal = model.call, model.fields.literal
    link = None if call is None else call.modifier("identifier")
    if call is None or literal is None or call.chain.is_open:
        return None
    if link is not None:
        listed = None if link.arguments is None else link.arguments[0]
        is_written = isinstance(listed, Array) and bool(listed.items) and link.span.covers(listed.span)
        return [InsertItem(listed.span, len(listed.items), f"'{field}'")] if is_written and isinstance(listed, Array) else None
    operations: list[Operation] = [InsertAfter(call.link.span, f".identifier(['id', '{field}'])")]
    own = model.fields.get("id")
    if own is None:
        first = next(iter(model.fields), None)
        before = None if first is None else first.property
        return [InsertProperty(literal, "id", "a.id().required()", before=before), *operations]
    if own.call is None or not is_plain(own):
        return None
    return operations if own.has("required") else [InsertAfter(own.call.link.span, ".required()"), *operations]


def _in_relationships(model: Entry, field: str, builder: str) -> list[Operation] | None:
    """The changes of both sides of each relationship that refers to the model; None if one of them cannot be changed."""
    operations: list[Operation] = []
    for own in model.relationships.values():
        if own.is_child_side:
            continue
        sides = None if own.counterparts is None else (own, *own.counterparts)
        added = None if sides is None or len(sides) != 2 else _reference(sides, model, field, builder)
        if added is None:
            return None
        operations += added
    referring = _referring(model)
    pairs = [own for own in model.relationships.values() if not own.is_child_side]
    # A relationship that only the child declares would be left with too few references.
    return operations if len(referring) == len(pairs) else None


def _referring(model: Entry) -> list[Relationship]:
    """The `belongsTo` of all models that refer to a model."""
    found: list[Relationship] = []
    for name in model.data.followers(model.name):
        other = model.data.entry(name)
        each_of = () if other is None else other.relationships.values()
        found += [each for each in each_of if each.is_child_side and each.target_name == model.name]
    return found


def _reference(sides: tuple[Relationship, ...], model: Entry, field: str, builder: str) -> list[Operation] | None:
    """A new reference field of the child, named by both sides."""
    child, names = sides[0].child, sides[0].references
    literal = None if child is None else child.fields.literal
    last = None if child is None or not names else child.fields.get(names[-1])
    name = model.name[:1].lower() + model.name[1:] + field[:1].upper() + field[1:]
    if child is None or literal is None or last is None or names is None or not child.fields.lacks(name):
        return None
    required = ".required()" if last.has("required") else ""
    operations: list[Operation] = [InsertProperty(literal, name, f"a.{builder}(){required}", after=last.property)]
    listed = ", ".join(f"'{each}'" for each in (*names, name))
    for side in sides:
        given = side.call.references
        if given is None or given.is_open or not side.field.property.span.covers(given.span):
            return None
        operations.append(Replace(given.span, f"[{listed}]"))
    return operations


REFACTORING = Refactoring("composite-identifier", RefactoringKind.REWRITE, find)
