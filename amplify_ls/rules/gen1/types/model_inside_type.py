"""A type that a model stores has a field whose type is a model.

## What it does

Reports fields with a model as their type, in types without `@model` that are themselves the type of a field of a model.

## Why is this bad?

The transformers make an input of the nested type, which refers to an input of the model that does not exist, so the
resulting schema is not valid.

## Example

```graphql bad
type Customer @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Meta {
  placedBy: Customer
}

type Order @model @auth(rules: [{ allow: owner }]) {
  meta: Meta
}
```

Use instead:

```graphql good
type Customer @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Meta {
  placedBy: ID
}

type Order @model @auth(rules: [{ allow: owner }]) {
  meta: Meta
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    if definition.kind is not Kind.TYPE or definition.is_model or declared.api.is_root(declared.name):
        return
    fields = [
        field
        for field in definition.fields
        if declared.api.is_model(field.type.name.text) and field.directive("function") is None
    ]
    if fields and declared.api.is_stored(declared.name):
        for field in fields:
            yield Finding(
                field.type.name.span,
                f"The model `{field.type.name.text}` cannot be part of `{declared.name}`, which models store.",
                package_message=f'Unknown type "{field.type.name.text}Input".',
            )


RULE = Rule(
    code="gen1/model-inside-type",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A type that a model stores has a field whose type is a model.",
    covers=("G025",),
    check=check,
    added="0.2.0",
)
