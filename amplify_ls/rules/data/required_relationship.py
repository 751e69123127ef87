"""A relationship is marked as required or as a list.

Whether a relation must be there is told by its reference fields: `customerId: a.id().required()`. The relationship itself
cannot be required: `.required()` on `hasOne` and `.valueRequired()` on `hasMany` pass the type check, and then the backend
does not build; the other kinds do not have these methods at all. `hasMany` is a list without `.array()`.

The fix takes the method away.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Remove, Safety
from amplify_ls.model.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Relationship
    from amplify_ls.model.fields import Field

_METHODS = frozenset({"required", "valueRequired", "array"})
_OFFERED = {("hasOne", "required"), ("hasMany", "valueRequired")}
"""What the types offer, and the build refuses."""


def check(relationship: Relationship) -> Iterator[Finding]:
    if relationship.model.kind is not EntryKind.MODEL:
        return
    kind = relationship.kind
    for link in relationship.builder.modifiers:
        if link.name not in _METHODS or link.arguments is None:
            continue
        is_offered = (kind, link.name) in _OFFERED
        what = "marked as a list" if link.name == "array" else "required"
        yield Finding(
            link.name_span,
            f"`{relationship.model.name}.{relationship.field.name}` is a `{kind}`, which cannot be {what}.",
            stage=Stage.SYNTH if is_offered else None,
            package_message=f"@{kind} fields must not be required."
            if is_offered
            else f"Property '{link.name}' does not exist on type 'ModelRelationshipField<",
            data=(relationship, link),
        )


def fix(finding: Finding) -> Iterator[Fix]:
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
    """The reference fields on the child; none where one of them cannot be made required."""
    found = [relationship.model.fields.get(name) for name in relationship.references or ()]
    fields = [field for field in found if field is not None and field.has("required") is False]
    return fields if len(fields) == len(found) else []


RULE = Rule(
    code="data/required-relationship",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.RELATIONSHIP,
    summary="A relationship is marked as required or as a list.",
    covers=("R11", "R12", "R13"),
    check=check,
    fix=fix,
    fixable="always",
)
