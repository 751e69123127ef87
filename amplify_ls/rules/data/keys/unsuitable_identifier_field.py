"""The identifier of a model contains a field of a type that cannot be in a key.

## What it does

Reports an enum, a custom type, an array, a boolean, JSON or a relationship in `.identifier([...])`, and a field
`id` of such a type.

## Why is this bad?

The identifier consists of plain fields: strings, numbers and dates. TypeScript accepts some of the other types, but
synthesis fails; others pass synthesis, but the primary key is not the one that is written.

## Example

```ts bad
const schema = a.schema({
  Status: a.enum(['OPEN', 'CLOSED']),
  Ticket: a.model({
    number: a.integer().required(),
    status: a.ref('Status').required(),
  }).identifier(['number', 'status']),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Status: a.enum(['OPEN', 'CLOSED']),
  Ticket: a.model({
    number: a.integer().required(),
    status: a.ref('Status').required(),
  }).identifier(['number']),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fixes change a relationship to its reference field, or remove the field from the identifier. They are not
applied by `--fix`, because changing the identifier replaces the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.data.fields import FieldKind, relationship_call
from amplify_ls.model.data.keys import key_part
from amplify_ls.rules.data.identifier_fixes import without_field
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.values.values import Text

_KINDS = {
    FieldKind.RELATIONSHIP: "a relationship",
    FieldKind.REFERENCE: "a reference to a type",
    FieldKind.ENUM: "an enum",
    FieldKind.CUSTOM_TYPE: "a custom type",
}
_UNTYPED = frozenset({FieldKind.REFERENCE, FieldKind.ENUM})
"""Kinds that the types accept."""

_NOT_ASSIGNABLE = "Type 'string' is not assignable to type"


def check(entry: Entry) -> Iterator[Finding[tuple[Entry, Text | None, Field]]]:
    identifier = entry.identifier
    if identifier is None:
        return
    for index, name in enumerate(identifier.names):
        field = entry.fields.get(name)
        item = identifier.items[index] if identifier.items else None
        if field is None or name in identifier.names[:index] or (item is None and entry.database.is_sql):
            continue
        fault = _fault(field, index, item)
        if fault is None:
            continue
        what, stage, message = fault
        yield Finding(
            field.name_span if item is None else item.span,
            f"The field `{entry.name}.{name}` is {what}, which cannot be part of an identifier.",
            related=() if item is None else (Related(field.name_span, f"`{name}` is defined here"),),
            stage=stage,
            package_message=message,
            data=(entry, item, field),
        )


def _fault(field: Field, index: int, item: Text | None) -> tuple[str, Stage | None, str] | None:
    """What is wrong with a field of the key, the stage if it is not that of the rule, and what the packages say."""
    invalid = (
        f"Invalid identifier definition. Field {field.name} cannot be used in the identifier. "
        "Identifiers must reference required or DB-generated fields)"
    )
    if field.kind in _KINDS:
        is_untyped = item is None or field.kind in _UNTYPED
        return _KINDS[field.kind], Stage.SYNTH if is_untyped else None, invalid
    if field.kind is not FieldKind.SCALAR or field.call is None:
        return None
    if field.call.name == "boolean":
        message = "Boolean values cannot be used as sort keys."
        return "a boolean", Stage.SYNTH if item is None else None, message
    if item is None:
        return None
    if field.call.modifier("array") is not None:
        names = [link.name for link in field.call.modifiers]
        # After `.array()`, `.required()` applies to the array.
        is_dropped = index == 0 and "required" in names[: names.index("array")]
        return "an array", Stage.TYPES if is_dropped else None, _NOT_ASSIGNABLE if is_dropped else invalid
    return ("JSON", Stage.TYPES, _NOT_ASSIGNABLE) if field.call.name == "json" else None


def fix(finding: Finding[tuple[Entry, Text | None, Field]]) -> Iterator[Fix]:
    entry, item, field = finding.data
    if item is None or field.call is None:
        return
    if field.kind is FieldKind.RELATIONSHIP:
        references = relationship_call(field.call).references
        names = () if references is None or field.call.name != "belongsTo" else references.values
        if len(names) == 1 and key_part(entry, names[0]) is not None:
            yield Fix(f"Change to `{names[0]}`", (Replace(item.span, f"'{names[0]}'"),), is_preferred=True)
    yield from without_field(entry, item)


RULE = Rule(
    code="data/unsuitable-identifier-field",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.ENTRY,
    summary="The identifier of a model contains a field of a type that cannot be in a key.",
    covers=("I04", "I05", "I06"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
