"""A relationship has more or fewer reference fields than the parent's identifier has fields.

## What it does

Reports a relationship with more or fewer reference fields than the identifier of the parent has fields: one for a
model with the default `id`, else as many as `.identifier([...])` names.

## Why is this bad?

The reference fields contain the whole identifier of the parent, field by field. Otherwise the backend cannot be
synthesized. TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Store: a.model({
    region: a.string().required(),
    code: a.string().required(),
    orders: a.hasMany('Order', 'storeCode'),
  }).identifier(['region', 'code']),
  Order: a.model({
    storeCode: a.string(),
    store: a.belongsTo('Store', 'storeCode'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Store: a.model({
    region: a.string().required(),
    code: a.string().required(),
    orders: a.hasMany('Order', ['storeRegion', 'storeCode']),
  }).identifier(['region', 'code']),
  Order: a.model({
    storeRegion: a.string(),
    storeCode: a.string(),
    store: a.belongsTo('Store', ['storeRegion', 'storeCode']),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix references one field of the child for each field of the identifier on both sides of the relationship,
prefers those that are already referenced, and adds missing ones to the child. For an empty `.identifier([])`, it
removes that. It is not applied by `--fix`, because other fields may be the right ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.data.keys import can_hold, key_of
from amplify_ls.model.data.pairing import leads, pairing
from amplify_ls.rules.data.reference_fields import change_references, reference_label
from amplify_ls.rules.naming import camel_case, joined
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.keys import KeyPart
    from amplify_ls.values.values import Link


def check(relationship: Relationship) -> Iterator[Finding[Relationship]]:
    child, parent, given = relationship.child, relationship.parent, relationship.call.references
    if child is None or parent is None or given is None or relationship.references is None:
        return
    key = key_of(parent)
    if key is None or not leads(relationship, pairing(relationship)):
        return
    empty = empty_identifier(parent)
    wanted = 0 if empty is not None else len(key)
    count = len(relationship.references)
    if count == wanted:
        return
    span = given.span if empty is None or empty.arguments is None else empty.arguments.span
    yield Finding(
        span,
        f"Expected {_fields(wanted)} for `{relationship.model.name}.{relationship.field.name}`, "
        f"as in the identifier of `{parent.name}`, found {count}.",
        related=(Related(parent.name_span, f"`{parent.name}` is defined here"),),
        package_message=f"The identifiers defined on {parent.name} must match the reference fields defined on {child.name}.",
        data=relationship,
    )


def empty_identifier(model: Entry) -> Link | None:
    """The link ``.identifier([])``: for relationships it means no field at all, else the default ``id``."""
    identifier = model.identifier
    if identifier is None or identifier.items or model.call is None:
        return None
    return model.call.modifier("identifier")


def fix(finding: Finding[Relationship]) -> Iterator[Fix]:
    relationship: Relationship = finding.data
    child, parent = relationship.child, relationship.parent
    if child is None or parent is None:
        return
    empty, key = empty_identifier(parent), key_of(parent)
    if empty is not None:
        yield Fix("Remove the empty identifier", (Remove(empty.span),), is_preferred=True)
        return
    names = None if not key else _completed(relationship.references or (), key, child, camel_case(parent.name))
    operations = None if names is None else change_references(relationship, names)
    if names is not None and operations is not None:
        yield Fix(f"Change to `{reference_label(names)}`", operations, is_preferred=True)


def _completed(given: tuple[str, ...], key: tuple[KeyPart, ...], child: Entry, prefix: str) -> tuple[str, ...] | None:
    """One field of the child for each part of the key: those that are already referenced, else by name."""
    left = list(given)
    names: list[str] = []
    for part in key:
        name = next((name for name in left if name.lower().endswith(part.name.lower()) and _may_hold(child, name, part)), None)
        if name is None and len(key) == 1:
            name = next((name for name in left if _may_hold(child, name, part)), None)
        if name is None:
            name = joined(prefix, part.name)
            if not _may_hold(child, name, part) or name in names:
                return None
        else:
            left.remove(name)
        names.append(name)
    return tuple(names)


def _may_hold(child: Entry, name: str, part: KeyPart) -> bool:
    field = child.fields.get(name)
    return child.fields.lacks(name) if field is None else can_hold(field, part)


def _fields(count: int) -> str:
    return "1 reference field" if count == 1 else f"{count} reference fields"


RULE = Rule(
    code="data/reference-count-mismatch",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A relationship has more or fewer reference fields than the parent's identifier has fields.",
    covers=("R07",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
