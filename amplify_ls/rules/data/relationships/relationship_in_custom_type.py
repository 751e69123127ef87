"""A field of a custom type is a relationship.

## What it does

Reports `a.belongsTo`, `a.hasMany` and `a.hasOne` in a custom type, whether it is an entry of the schema, a field,
or the result of an operation.

## Why is this bad?

Only models have relationships: a value of a custom type is not a record that another record could reference.
TypeScript rejects the relationship, and the backend cannot be synthesized. Store the identifier in a plain field
such as `postId: a.id()`, or make the type a model.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  Meta: a.customType({
    note: a.string(),
    post: a.belongsTo('Post', 'postId'),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ title: a.string() }),
  Meta: a.customType({
    note: a.string(),
    postId: a.id(),
  }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes a `belongsTo` to the reference field that it names, or removes it if the type already has that
field. It is not applied by `--fix`, because a model may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, RenameProperty, ReplaceValue
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.fields import RELATIONSHIPS, FieldKind, fields_of, relationship_call
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field, Fields

_DEEPEST = 8


def check(entry: Entry) -> Iterator[Finding[tuple[Field, Fields]]]:
    if entry.call is None:
        return
    for name, fields in _custom_types(entry.call, entry.name, entry.fields, 0):
        for field in fields:
            if field.kind is FieldKind.RELATIONSHIP and field.call is not None:
                yield Finding(
                    field.call.name_span,
                    f"`{name}.{field.name}` cannot be a relationship, because `{name}` is a custom type, not a model.",
                    package_message="Uni-directional relationships are not supported.",
                    data=(field, fields),
                )


def _custom_types(call: BuilderCall, name: str, fields: Fields, depth: int) -> Iterator[tuple[str, Fields]]:
    """The custom types of a call with some fields: itself, those of the fields, and that of its result."""
    if depth > _DEEPEST:
        return
    if call.name in ("model", "customType"):
        if call.name == "customType":
            yield name, fields
        for field in fields:
            if field.kind is FieldKind.CUSTOM_TYPE and field.call is not None:
                yield from _custom_types(field.call, f"{name}.{field.name}", fields_of(field.call.argument(0)), depth + 1)
        return
    returns = call.modifier("returns")
    inner = None if returns is None or returns.arguments is None else builder_call(returns.arguments[0])
    if inner is not None and inner.name == "customType":
        yield from _custom_types(inner, name, fields_of(inner.argument(0)), depth + 1)


def fix(finding: Finding[tuple[Field, Fields]]) -> Iterator[Fix]:
    field, fields = finding.data
    text = _reference_field(field, fields)
    if text is None or fields.literal is None or field.name not in fields.literal.own:
        return
    name = text
    if fields.lacks(name):
        yield Fix(
            f"Change to `{name}: a.id()`",
            (RenameProperty(field.property, name), ReplaceValue(field.property, "a.id()")),
            is_preferred=True,
        )
    else:
        yield Fix(f"Remove `{field.name}`", (RemoveProperty(field.property),), is_preferred=True)


def _reference_field(field: Field, fields: Fields) -> str | None:
    """The reference field of a ``belongsTo`` with a single one."""
    if field.call is None or field.call.name not in RELATIONSHIPS or field.call.name != "belongsTo" or fields.is_open:
        return None
    references = relationship_call(field.call).references
    return references.values[0] if references is not None and len(references.values) == 1 else None


RULE = Rule(
    code="data/relationship-in-custom-type",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.ENTRY,
    summary="A field of a custom type is a relationship.",
    covers=("R16",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
