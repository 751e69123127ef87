"""A relationship names a reference field that the child model does not have.

A relationship is kept in reference fields: fields of the child, the model with `belongsTo`, that hold the key of the
parent. The schema does not load when one of them is missing. The type check does not notice.

The fix adds the field to the child, with the type of the parent's identifier.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customer: a.belongsTo('Customer', 'customerId'),
  }),
});
```

Use instead:

```ts good
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, Safety
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.entries import Entry, Relationship


def check(relationship: Relationship) -> Iterator[Finding]:
    child, references = relationship.child, relationship.call.references
    if child is None or references is None:
        return
    # The side with belongsTo tells it where both sides name the field, so that one slip shows once.
    if not relationship.is_child_side and relationship.counterparts:
        return
    for index, name in enumerate(references.names):
        if child.fields.lacks(name.value):
            yield Finding(
                name.span,
                f"Reference field `{name.value}` is not defined on `{child.name}`.",
                related=(Related(child.name_span, f"`{child.name}` is defined here"),),
                package_message=f"reference field '{name.value}' must be defined on {child.name}",
                data=(relationship, index),
            )


def fix(finding: Finding) -> Iterator[Fix]:
    relationship, index = finding.data
    child, parent = relationship.child, relationship.parent
    if child is None or parent is None or child.fields.literal is None:
        return
    name = relationship.call.references.names[index].value
    field_type = _identifier_type(parent, index)
    if field_type is None:
        return
    before = child.fields.get(relationship.field.name) if child is relationship.model else None
    yield Fix(
        f"Add `{name}: {field_type}` to `{child.name}`",
        (InsertProperty(child.fields.literal, name, field_type, before=None if before is None else before.property),),
        Safety.SAFE,
        is_preferred=True,
    )


def _identifier_type(parent: Entry, index: int) -> str | None:
    if parent.identifier is None or index >= len(parent.identifier.names):
        return None
    field = parent.fields.get(parent.identifier.names[index])
    if field is None:
        return "a.id()" if parent.identifier.names == ("id",) else None
    return None if field.graphql_type is None or field.call is None else f"a.{field.call.name}()"


RULE = Rule(
    code="data/missing-reference-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A relationship names a reference field that the child model does not have.",
    covers=("R05",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
