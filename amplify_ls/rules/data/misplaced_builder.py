"""A builder stands where its result has no place.

Models and operations are entries of the schema; fields are scalars, references, enums, custom types and, in models,
relationships; arguments and results of operations have no relationships and no models. The type check notices most of
it, arguments and results excepted.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import builder
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Part, Parts

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
_UNSEEN = frozenset({"argument", "return"})


def check(parts: Parts) -> Iterator[Finding]:
    yield from _added_columns(parts)
    for part in parts.all:
        call, place = part.call, part.place
        if call is None or place is None or call.arguments is None:
            continue
        made = builder(call.name)
        if made is None or place in made.places:
            continue
        # Relationships in custom types have a rule of their own.
        if call.name in _RELATIONSHIPS and place == "custom-type-field":
            continue
        yield Finding(
            call.name_span,
            f"`a.{call.name}` cannot be {_PLACES[place]}{_of(part)}.",
            stage=Stage.SYNTH if place in _UNSEEN else None,
            package_message=f"Unsupported argument type for {part.name.rpartition('.')[2]}"
            if call.name in _RELATIONSHIPS and place == "argument"
            else 'Unknown type: "undefined".',
            data=part,
        )


def _added_columns(parts: Parts) -> Iterator[Finding]:
    """What ``models.NAME.relationships`` is given beside relationships."""
    entry = parts.entry
    literal = None if entry is None or not entry.database.is_sql else entry.fields.literal
    if entry is None or literal is None:
        return
    for field in entry.fields:
        if field.name in literal.properties or field.call is None or field.call.name in _RELATIONSHIPS:
            continue
        made = builder(field.call.name)
        if made is not None and "model-field" in made.places:
            message = f"`a.{field.call.name}` cannot be a relationship, such as `{parts.all[0].name}.{field.name}`."
            said = "is not assignable to type 'ModelRelationshipField<"
            yield Finding(field.call.name_span, message, stage=Stage.TYPES, package_message=said, data=None)


def _of(part: Part) -> str:
    return f", such as `{part.name}`" if part.place != "handler" else ""


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="A builder stands where its result has no place.",
    covers=("C06", "O07", "O08"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
