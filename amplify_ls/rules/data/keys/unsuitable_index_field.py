"""A secondary index uses a field of a type that cannot be a key.

## What it does

Reports an array, a boolean, JSON, a relationship, a custom type or a model as the partition key or sort key of an
index.

## Why is this bad?

Keys are strings, numbers and enums. TypeScript rejects most other types; it accepts references to custom types and
arrays of enum values, but the backend cannot be synthesized.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ isPublic: a.boolean(), author: a.string() })
    .secondaryIndexes((index) => [index('author').sortKeys(['isPublic'])]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ visibility: a.enum(['public', 'private']), author: a.string() })
    .secondaryIndexes((index) => [index('author').sortKeys(['visibility'])]),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.data.indexes import named_fields, written_indexes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.parts import Parts

_NOT_ASSIGNABLE = "Argument of type '\"{field}\"' is not assignable to parameter of type"


def check(parts: Parts) -> Iterator[Finding]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL:
        return
    for index in written_indexes(parts):
        for name in named_fields(index):
            field = entry.fields.get(name.value)
            fault = None if field is None else _fault(field, parts)
            if field is None or fault is None:
                continue
            what, stage, message = fault
            if not parts.database.makes_indexes:
                if stage not in (None, Stage.TYPES):
                    continue
                stage = Stage.TYPES
            yield Finding(
                name.span,
                f"The field `{entry.name}.{name.value}` {what}, which cannot be a key of a secondary index.",
                related=(Related(field.name_span, f"`{name.value}` is defined here"),),
                stage=stage,
                package_message=message.format(model=entry.name, field=name.value),
            )


def _fault(field: Field, parts: Parts) -> tuple[str, Stage | None, str] | None:
    """What the field is, the only stage that rejects it, and its message."""
    if field.kind is FieldKind.RELATIONSHIP:
        return "is a relationship", Stage.TYPES, _NOT_ASSIGNABLE
    if field.kind is FieldKind.CUSTOM_TYPE:
        return "is a custom type", Stage.TYPES, _NOT_ASSIGNABLE
    if field.kind is FieldKind.REFERENCE:
        return _reference_fault(field, parts)
    if field.kind is not FieldKind.SCALAR or field.call is None:
        return None
    if field.has("array"):
        return "is an array", None, "on type '{model}.{field}' cannot be a non-scalar."
    known = scalar(field.call.name)
    if known is None or known.key:
        return None
    if known.graphql == "Boolean":
        return "is a boolean", None, "Boolean values cannot be used as sort keys."
    return f"is `a.{known.name}()`", Stage.TYPES, _NOT_ASSIGNABLE


def _reference_fault(field: Field, parts: Parts) -> tuple[str, Stage | None, str] | None:
    target = None if field.call is None else field.call.argument(0)
    kind = parts.data.kind(target.value) if isinstance(target, Text) else None
    if kind in (EntryKind.CUSTOM_TYPE, EntryKind.MODEL):
        message = "The ref field `{field}` used in the secondary index of `{model}` should refer to an enum type."
        return f"refers to {'a custom type' if kind is EntryKind.CUSTOM_TYPE else 'a model'}", Stage.SYNTH, message
    if field.has("array"):
        return "is an array", Stage.SYNTH, "on type '{model}.{field}' cannot be a non-scalar."
    return None


RULE = Rule(
    code="data/unsuitable-index-field",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A secondary index uses a field of a type that cannot be a key.",
    covers=("X03", "X04", "X05", "X06", "X18"),
    check=check,
)
