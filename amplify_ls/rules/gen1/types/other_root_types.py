"""A `schema` block names other root types than `Query`, `Mutation` and `Subscription`.

## What it does

Reports the names of other root types in a `schema` block of an API with models.

## Why is this bad?

The transformers generate operations of types with the usual names, so the resulting schema has no query type.

## Example

```graphql bad
schema { query: Root }

type Root {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}

type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

Use instead:

```graphql good
type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}

type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.texts import upper_first
from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    if definition.kind is not Kind.SCHEMA or not declared.api.has_models:
        return
    for operation, name in definition.roots:
        if name.text != upper_first(operation.text) and not declared.api.is_model(name.text):
            yield Finding(
                name.span,
                f"The root type of {operation.text} operations is `{name.text}`, but generated operations are in "
                f"`{upper_first(operation.text)}`.",
                package_message="Query root type must be provided.",
            )


RULE = Rule(
    code="gen1/other-root-types",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A `schema` block names other root types than `Query`, `Mutation` and `Subscription`.",
    covers=("G029",),
    check=check,
    added="0.2.0",
)
