"""A relationship is not declared on the other model.

## What it does

Reports a `hasMany` or `hasOne` without a `belongsTo` on the other model, and a `belongsTo` without a `hasMany` or
`hasOne`. A field such as `productId` without a relationship is not reported.

## Why is this bad?

Every relationship is declared on both sides, with the same reference fields: `hasMany` or `hasOne` on the parent,
and `belongsTo` on the child. If one side is missing, the backend cannot be synthesized. TypeScript does not report
it.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ items: a.hasMany('OrderItem', 'orderId') }),
  OrderItem: a.model({ quantity: a.integer() }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ items: a.hasMany('OrderItem', 'orderId') }),
  OrderItem: a.model({
    quantity: a.integer(),
    orderId: a.id(),
    order: a.belongsTo('Order', 'orderId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix that adds `belongsTo` to the child is safe, including the reference field if that is missing, because no
other declaration is possible. For a `belongsTo`, both `hasMany` and `hasOne` are offered and neither is applied by
`--fix`. The same goes for changing the name to that of the one model that lacks this relationship.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.data.keys import can_hold, key_of
from amplify_ls.model.data.pairing import Standing, is_repetition, pairing
from amplify_ls.rules.data.reference_fields import missing_fields, reference_argument
from amplify_ls.rules.data.sql_relationships import relationship_added
from amplify_ls.rules.naming import camel_case, free_name, plural
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.keys import KeyPart


def check(relationship: Relationship) -> Iterator[Finding[Relationship]]:
    if is_repetition(relationship) or pairing(relationship).standing is not Standing.ALONE:
        return
    target, other, references = relationship.call.target, relationship.target, relationship.references
    assert target is not None
    assert other is not None
    wanted = "`hasMany` or `hasOne`" if relationship.is_child_side else "`belongsTo`"
    fields = "reference field" if len(references or ()) == 1 else "reference fields"
    through = f" by the {fields} {listed(references)}" if references else ""
    name = f"{relationship.model.name}.{relationship.field.name}"
    yield Finding(
        relationship.target_span,
        f"The model `{other.name}` has no {wanted} that matches `{name}`{through}.",
        related=(Related(other.name_span, f"`{other.name}` is defined here"),),
        package_message=f"Unable to find associated relationship definition in {other.name}",
        data=relationship,
    )


def fix(finding: Finding[Relationship]) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    waiting = _waiting_model(relationship)
    if waiting is not None and relationship.call.target is not None:
        yield Fix(f"Change to `{waiting}`", (Replace(relationship.call.target.span, f"'{waiting}'"),), is_preferred=True)
        return
    other, references, parent = relationship.target, relationship.references, relationship.parent
    if other is None or references is None or parent is None:
        return
    key = key_of(parent)
    if key is None or len(key) != len(references):
        return
    yield from _parent_side(relationship, other) if relationship.is_child_side else _child_side(relationship, other)


def _waiting_model(relationship: Relationship) -> str | None:
    """The one model that has an unmatched relationship to this one with the same reference fields."""
    found = [
        entry.name
        for entry in relationship.data.entries()
        if entry.name not in (relationship.target_name, relationship.model.name)
        for other in entry.relationships.values()
        if other.target_name == relationship.model.name
        and other.is_child_side != relationship.is_child_side
        and other.references == relationship.references
        and pairing(other).standing is Standing.SPOILED
    ]
    return found[0] if len(found) == 1 else None


def _parent_side(relationship: Relationship, parent: Entry) -> Iterator[Fix]:
    child, by_field = relationship.model.name, relationship.field.name
    single = camel_case(child)
    argument = reference_argument(relationship.references or ())
    for kind, name in (("hasMany", plural(single)), ("hasOne", single)):
        longer = by_field + (plural(child) if kind == "hasMany" else child)
        free = free_name(parent.fields.lacks, name, longer)
        text = f"a.{kind}('{child}', {argument})"
        operation = relationship_added(parent, free, text, relationship)
        if operation is not None:
            yield Fix(f"Add `{free}: {text}` to `{parent.name}`", (operation,), Safety.UNSAFE, kind == "hasMany")


def _child_side(relationship: Relationship, child: Entry) -> Iterator[Fix]:
    references, parent = relationship.references or (), relationship.model
    key = key_of(parent)
    if key is None:
        return
    if child.database.is_sql:
        named = _columns(relationship, child, key)
        if named is None:
            return
        references, added = named
    else:
        fields = missing_fields(child, references, key)
        if fields is None:
            return
        added = tuple(fields)
    stem = _stem(references)
    name = free_name(child.fields.lacks, stem or camel_case(parent.name), camel_case(parent.name))
    text = f"a.belongsTo('{parent.name}', {reference_argument(references)})"
    title = f"Add `{name}: {text}` to `{child.name}`"
    operation = relationship_added(child, name, text, relationship)
    if operation is not None:
        yield Fix(title, (*added, operation), Safety.SAFE, is_preferred=True)


def _stem(references: tuple[str, ...]) -> str:
    """Return `author` for `authorId` and `author_id`."""
    for ending in ("Id", "_id"):
        if len(references) == 1 and references[0].endswith(ending):
            return references[0].removesuffix(ending)
    return ""


def _columns(
    relationship: Relationship, child: Entry, key: tuple[KeyPart, ...]
) -> tuple[tuple[str, ...], tuple[Operation, ...]] | None:
    """Return the columns that the references refer to and the edit that names them; None if the table has no such columns."""
    given = relationship.call.references
    if given is None:
        return None
    names: list[str] = []
    for name, part in zip(given.values, key, strict=True):
        fitting = [field.name for field in child.fields if field.name not in names and can_hold(field, part)]
        found = name if name in fitting else nearest(name, fitting)
        if found is None:
            return None
        names.append(found)
    columns = tuple(names)
    return columns, () if columns == given.values else (Replace(given.span, reference_argument(columns)),)


RULE = Rule(
    code="data/missing-counterpart",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A relationship is not declared on the other model.",
    covers=("R04",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
