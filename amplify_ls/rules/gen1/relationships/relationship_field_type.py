"""The type of a foreign key differs from the key that it refers to.

## What it does

Reports fields in `fields` whose type is not that of the key of the other model, or of the index in `indexName`, and
reference fields whose type is not that of the primary key. In `fields`, `ID` and `String` are different types; in
`references` they are the same.

## Why is this bad?

The transformers reject the relationship: `field is not of type`, or `Type mismatch between primary key field(s)`.

## Example

```graphql bad
type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Post @model @auth(rules: [{ allow: owner }]) {
  authorID: Int
  author: Author @hasOne(fields: ["authorID"])
}
```

Use instead:

```graphql good
type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Post @model @auth(rules: [{ allow: owner }]) {
  authorID: ID
  author: Author @hasOne(fields: ["authorID"])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import queried_key, relations_in, target_of
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation
    from amplify_ls.gen1.facts.shapes import TypeShape
    from amplify_ls.gen1.syntax.nodes import (
        Field,
    )


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        if target is None:
            continue
        if relation.references is not None:
            yield from _check_references(declared, relation, target)
        elif relation.fields:
            yield from _check_fields(declared, relation, target)


def _check_fields(declared: Declared, relation: Relation, target: TypeShape) -> Iterator[Finding]:
    key = queried_key(relation, target)
    names = relation.fields or ()
    if key is None or (len(names) > 1 and len(names) != len(key)):
        return
    for at, (name, (other, base)) in enumerate(zip(names, key, strict=False)):
        field = declared.definition.field(name.text)
        if (
            field is None
            or not base
            or field.type.name.text == base
            or not declared.api.is_scalar_or_enum(field.type.name.text)
        ):
            continue
        # A single foreign key declares its type with the field; in a composite key, the order may be wrong.
        at_type = at == 0 and relation.kind != "hasMany" and len(key) == 1
        is_index = relation.kind == "hasMany"
        span = field.type.name.span if at_type else name.span
        if is_index and at == 0:
            index_field = _field_of(declared, target.name, other)
            span = span if index_field is None or len(key) > 1 else index_field.type.name.span
        yield Finding(
            span,
            f"The field `{declared.name}.{name.text}` is of type `{field.type.name.text}`, but "
            f"`{target.name}.{other}` is of type `{base}`.",
            package_message=f"{name.text} field is not of type {base}",
        )
        return


def _field_of(declared: Declared, model: str, name: str) -> Field | None:
    definition = declared.api.definition(model)
    return None if definition is None else definition.field(name)


def _check_references(declared: Declared, relation: Relation, target: TypeShape) -> Iterator[Finding]:
    own = declared.api.shape(declared.name)
    if own is None or relation.kind == "belongsTo":
        # The other side reports it.
        return
    names = relation.references or ()
    if len(names) != len(own.key):
        return
    for name, key, base in zip(names, own.key, own.key_types(), strict=True):
        field = _field_of(declared, target.name, name.text)
        if field is None or not base or not declared.api.is_scalar_or_enum(field.type.name.text):
            continue
        if field.type.is_list:
            reference = f"{target.name}.{name.text}"
            yield Finding(
                field.type.span,
                f"The reference field `{reference}` is a list and cannot contain the key of one `{declared.name}`.",
                (Related(name.span, "The reference"),),
                package_message="Cannot read properties of undefined (reading 'value')",
            )
            continue
        found = field.type.name.text
        if found != base and not {found, base} <= {"ID", "String"}:
            yield Finding(
                field.type.name.span,
                f"The reference field `{target.name}.{name.text}` is of type `{found}`, but "
                f"`{declared.name}.{key}` is of type `{base}`.",
                (Related(name.span, "The reference"),),
                package_message=(
                    f"Type mismatch between primary key field(s) of {declared.name} and reference fields of {target.name}. "
                    f"Type of {declared.name}.{key} does not match type of {target.name}.{name.text}"
                ),
            )


RULE = Rule(
    code="gen1/relationship-field-type",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="The type of a foreign key differs from the key that it refers to.",
    covers=("G140", "G142", "G166"),
    check=check,
    added="0.2.0",
)
