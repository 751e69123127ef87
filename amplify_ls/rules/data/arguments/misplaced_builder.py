"""A builder is used where its result is not allowed.

## What it does

Reports a builder call whose result cannot be an entry of the schema, a field, an argument, a result, a handler, a
source or a tool where it is used. Relationships in custom types are reported by
`data/relationship-in-custom-type`.

## Why is this bad?

Models and operations are entries of the schema. Fields are scalars, references, enums, custom types and, in models,
relationships. Arguments and results of operations cannot be relationships or models.

TypeScript rejects most of these calls, except for arguments and results, where only synthesis fails.

## Example

```ts bad
const schema = a.schema({
  Order: a.model({ address: a.model({ city: a.string() }) }),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Order: a.model({ address: a.customType({ city: a.string() }) }),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes a nested `a.model()` without methods to `a.customType()`. It is not applied by `--fix`, because a
relationship to another model may be intended instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import builder
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts

_RELATIONSHIPS = frozenset({"belongsTo", "hasMany", "hasOne"})
_PLACES = {
    "argument": "an argument of an operation",
    "custom-type-field": "a field of a custom type",
    "data-source": "a data source",
    "handler": "a handler",
    "model-field": "a field of a model",
    "return": "the result of an operation",
    "schema-entry": "an entry of a schema",
    "subscription-source": "the source of a subscription",
    "tool": "a tool",
    "tool-source": "the source of a tool",
}
_NAMED = frozenset({"argument", "custom-type-field", "model-field", "return", "schema-entry"})
_UNSEEN = frozenset({"argument", "return"})


def check(parts: Parts) -> Iterator[Finding[Part | None]]:
    yield from _added_columns(parts)
    for part in parts.all:
        call, place = part.call, part.place
        if call is None or place is None or not part.is_misplaced:
            continue
        # Relationships in custom types are reported by another rule.
        if call.name in _RELATIONSHIPS and place == "custom-type-field":
            continue
        yield Finding(
            call.name_span,
            f"`a.{call.name}` cannot be used {_where(part, place)}.",
            stage=Stage.SYNTH if place in _UNSEEN else None,
            package_message=f"Unsupported argument type for {part.name.rpartition('.')[2]}"
            if call.name in _RELATIONSHIPS and place == "argument"
            else 'Unknown type: "undefined".',
            data=part,
        )


def _added_columns(parts: Parts) -> Iterator[Finding[Part | None]]:
    """The arguments of ``models.NAME.relationships`` that are not relationships."""
    entry = parts.entry
    literal = None if entry is None or not entry.database.is_sql else entry.fields.literal
    if entry is None or literal is None:
        return
    for field in entry.fields:
        if field.name in literal.properties or field.call is None or field.call.name in _RELATIONSHIPS:
            continue
        made = builder(field.call.name)
        if made is not None and "model-field" in made.places:
            message = (
                f"`a.{field.call.name}` cannot be used for `{parts.all[0].name}.{field.name}`, which must be a relationship."
            )
            said = "is not assignable to type 'ModelRelationshipField<"
            yield Finding(field.call.name_span, message, stage=Stage.TYPES, package_message=said, data=None)


def _where(part: Part, place: str) -> str:
    return f"for `{part.name}`, {_PLACES[place]}" if place in _NAMED else f"as {_PLACES[place]}"


def fix(finding: Finding[Part | None]) -> Iterator[Fix]:
    part: Part | None = finding.data
    call = None if part is None else part.call
    if part is None or call is None:
        return
    has_methods = bool(call.modifiers)
    if call.name == "model" and part.place != "schema-entry" and not has_methods:
        yield Fix("Change to `a.customType()`", (Replace(call.name_span, "customType"),), is_preferred=True)


RULE = Rule(
    code="data/misplaced-builder",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.PARTS,
    summary="A builder is used where its result is not allowed.",
    covers=("C06", "O07", "O08"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
