"""A relationship is declared as required or as an array.

## What it does

Reports `.required()`, `.valueRequired()` and `.array()` on a `belongsTo`, `hasMany` or `hasOne`.

## Why is this bad?

Whether a related record is required depends on the reference fields: `customerId: a.id().required()`. TypeScript
accepts `.required()` on `hasOne` and `.valueRequired()` on `hasMany`, but the backend cannot be synthesized. The
other combinations do not exist. A `hasMany` is an array without `.array()`.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ cart: a.hasOne('Cart', 'customerId').required() }),
  Cart: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Customer: a.model({ cart: a.hasOne('Cart', 'customerId') }),
  Cart: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

Removing the method is safe. The other fix, which makes the reference fields required instead, is not applied by
`--fix`, because existing records may lack them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Remove, Safety
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Relationship
    from amplify_ls.model.data.fields import Field
    from amplify_ls.values.values import Link

_METHODS = frozenset({"required", "valueRequired", "array"})
_OFFERED = {("hasOne", "required"), ("hasMany", "valueRequired")}
"""Methods that the types offer, but synthesis rejects."""


def check(relationship: Relationship) -> Iterator[Finding[tuple[Relationship, Link]]]:
    if relationship.model.kind is not EntryKind.MODEL:
        return
    kind = relationship.kind
    for link in relationship.builder.modifiers:
        if link.name not in _METHODS or link.arguments is None:
            continue
        is_offered = (kind, link.name) in _OFFERED
        what = "marked as an array" if link.name == "array" else "required"
        yield Finding(
            link.name_span,
            f"The `{kind}` relationship `{relationship.model.name}.{relationship.field.name}` cannot be {what}.",
            stage=Stage.SYNTH if is_offered else None,
            package_message=f"@{kind} fields must not be required."
            if is_offered
            else f"Property '{link.name}' does not exist on type 'ModelRelationshipField<",
            data=(relationship, link),
        )


def fix(finding: Finding[tuple[Relationship, Link]]) -> Iterator[Fix]:
    relationship, link = finding.data
    yield Fix(f"Remove `.{link.name}()`", (Remove(link.span),), Safety.SAFE, is_preferred=True)
    if not relationship.is_child_side or link.name == "array":
        return
    fields = _optional_references(relationship)
    if fields:
        added = [InsertAfter(field.call.link.span, ".required()") for field in fields if field.call is not None]
        names = " and ".join(f"`{field.name}`" for field in fields)
        yield Fix(f"Make {names} required instead", (Remove(link.span), *added))


def _optional_references(relationship: Relationship) -> list[Field]:
    """The reference fields of the child; none if one of them cannot be made required."""
    found = [relationship.model.fields.get(name) for name in relationship.references or ()]
    fields = [field for field in found if field is not None and field.has("required") is False]
    return fields if len(fields) == len(found) else []


RULE = Rule(
    code="data/required-relationship",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.RELATIONSHIP,
    summary="A relationship is declared as required or as an array.",
    covers=("R11", "R12", "R13"),
    check=check,
    fix=fix,
    fixable="always",
)
