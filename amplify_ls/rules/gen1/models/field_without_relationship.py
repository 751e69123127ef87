"""A field has a model as its type, but no relationship.

## What it does

Reports fields of models whose type is a model, or a list of one, without `@hasOne`, `@hasMany`, `@belongsTo`, `@manyToMany`
or a resolver.

## Why is this bad?

The field is not part of the inputs and is never stored, so it is always null.

## Example

```graphql bad
type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Book @model @auth(rules: [{ allow: owner }]) {
  author: Author
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

from amplify_ls.gen1.catalog.directives import (
    RELATION_DIRECTIVES,
)
from amplify_ls.gen1.validation.validate import known_directive
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_RESOLVED = {*RELATION_DIRECTIVES, "function", "http", "sql", "connection"}


def check(declared: Declared) -> Iterator[Finding]:
    if declared.model is None:
        return
    for field in declared.definition.fields:
        has_resolver = any(f"{declared.name}.{field.name.text}." in name for name in declared.api.surroundings.resolvers)
        names = {directive.name.text for directive in field.directives}
        is_unknown = any(declared.api.own_directive(name) or known_directive(declared, name) is None for name in names)
        if (
            declared.api.is_model(field.type.name.text)
            and not names & _RESOLVED
            and not has_resolver
            and not is_unknown
            and not declared.api.surroundings.has_stacks
        ):
            yield Finding(
                field.type.name.span,
                f"The field `{declared.name}.{field.name.text}` has no relationship to `{field.type.name.text}`, "
                "so it is never stored.",
            )


RULE = Rule(
    code="gen1/field-without-relationship",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="A field has a model as its type, but no relationship.",
    covers=("G075",),
    check=check,
    added="0.2.0",
)
