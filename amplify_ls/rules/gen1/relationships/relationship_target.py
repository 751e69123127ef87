"""A relationship leads to something that is not a model.

## What it does

Reports relationships whose type is a scalar, an enum or a type without `@model`.

## Why is this bad?

The transformers reject the relationship, or crash with `Cannot read properties of undefined (reading 'value')`.

## Example

```graphql bad
type Author {
  name: String
}

type Book @model @auth(rules: [{ allow: owner }]) {
  author: Author @hasOne
}
```

Use instead:

```graphql good
type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Book @model @auth(rules: [{ allow: owner }]) {
  author: Author @hasOne
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        name = relation.target
        if not declared.api.is_declared(name) or declared.api.is_model(name):
            continue
        is_plain = relation.kind in ("hasOne", "belongsTo") and relation.field.type.text == name
        yield Finding(
            relation.field.type.name.span,
            f"`@{relation.kind}` of `{declared.name}.{relation.field.name.text}` requires that `{name}` is a model.",
            package_message=(
                f"Object type {name} must be annotated with @model."
                if is_plain
                else "Cannot read properties of undefined (reading 'value')"
            ),
        )


RULE = Rule(
    code="gen1/relationship-target",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship leads to something that is not a model.",
    covers=("G133", "G134"),
    check=check,
    added="0.2.0",
)
