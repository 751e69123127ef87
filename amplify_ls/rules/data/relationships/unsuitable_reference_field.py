"""A reference field is of a type that cannot contain an identifier.

## What it does

Reports a reference field of a relationship that is an array, an enum, a custom type, an `a.ref(...)` or a
relationship. A field that is also part of the child's own identifier is not reported.

## Why is this bad?

A reference field contains the identifier of the parent, so it is a plain field such as `a.id()` or `a.string()`.
Otherwise the backend cannot be synthesized. TypeScript does not report it.

## Example

```ts bad
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customer') }),
  Order: a.model({
    customer: a.belongsTo('Customer', 'customer'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Customer: a.model({ orders: a.hasMany('Order', 'customerId') }),
  Order: a.model({
    customerId: a.id(),
    customer: a.belongsTo('Customer', 'customerId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix removes `.array()`, or references another field, which is added to the child if it has none of the right
type. It is not applied by `--fix`, because it changes the data that is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.data.fields import Field, FieldKind
from amplify_ls.model.data.pairing import leads, pairing
from amplify_ls.rules.data.reference_fields import change_references, proposed_references, reference_label
from amplify_ls.rules.data.sql_relationships import is_in_model
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Text

_KINDS = {
    FieldKind.RELATIONSHIP: "a relationship",
    FieldKind.REFERENCE: "a reference to a type",
    FieldKind.ENUM: "an enum",
    FieldKind.CUSTOM_TYPE: "a custom type",
}
_PACKAGE_MESSAGES = {
    FieldKind.RELATIONSHIP: "Validate Error: types do not match",
    FieldKind.ENUM: "Cannot read properties of undefined (reading 'fieldType')",
}


def check(relationship: Relationship) -> Iterator[Finding[Field | Relationship]]:
    child, references = relationship.child, relationship.call.references
    if child is None or references is None or not leads(relationship, pairing(relationship)):
        return
    for name in references.names:
        field = child.fields.get(name.value)
        # Another rule reports unsuitable fields of the child's own identifier.
        if field is None or (child.identifier is not None and field.name in child.identifier.names):
            continue
        array = None if field.call is None or field.kind is not FieldKind.SCALAR else field.call.modifier("array")
        if array is not None:
            is_fixed = child.database.is_sql and not is_in_model(relationship)
            yield _list(relationship, field, f"`{child.name}.{field.name}`", name.span if is_fixed else array.name_span)
        elif field.kind in _KINDS:
            yield _other(relationship, child, field, name)


def _list(relationship: Relationship, field: Field, shown: str, place: Span) -> Finding[Field | Relationship]:
    return Finding(
        place,
        f"The reference field {shown} is an array, which cannot contain an identifier.",
        related=(Related(relationship.field.name_span, f"`{relationship.field.name}` references it"),),
        package_message="Cannot read properties of undefined (reading 'value')",
        data=field,
    )


def _other(relationship: Relationship, child: Entry, field: Field, name: Text) -> Finding[Field | Relationship]:
    missing = f"reference field '{field.name}' must be defined on {child.name}"
    return Finding(
        name.span,
        f"The reference field `{child.name}.{field.name}` is {_KINDS[field.kind]}, which cannot contain an identifier.",
        related=(Related(field.name_span, f"`{field.name}` is defined here"),),
        package_message=_PACKAGE_MESSAGES.get(field.kind, missing),
        data=relationship,
    )


def fix(finding: Finding[Field | Relationship]) -> Iterator[Fix]:
    if isinstance(finding.data, Field):
        yield from _without_array(finding.data)
        return
    relationship: Relationship = finding.data
    names = proposed_references(relationship)
    operations = None if names is None else change_references(relationship, names)
    if names is not None and operations is not None:
        yield Fix(f"Reference `{reference_label(names)}` instead", operations, is_preferred=True)


def _without_array(field: Field) -> Iterator[Fix]:
    """Remove `.array()` and the `.required()` of the array; that of the items then applies to the field."""
    call = field.call
    if call is None:
        return
    names = [link.name for link in call.modifiers]
    place = names.index("array")
    gone = [call.modifiers[place]]
    if "required" in names[:place]:
        gone += [link for link in call.modifiers[place:] if link.name == "required"]
    yield Fix(f"Make `{field.name}` a single value", tuple(Remove(link.span) for link in gone), is_preferred=True)


RULE = Rule(
    code="data/unsuitable-reference-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.RELATIONSHIP,
    summary="A reference field is of a type that cannot contain an identifier.",
    covers=("R05", "R08", "R09", "R10"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
