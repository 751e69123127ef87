"""A model has the name of a root type.

## What it does

Reports `@model` on `Query`, `Mutation`, `Subscription`, or on a type that a `schema` block names as a root type.

## Why is this bad?

The transformers reject the model because the name is reserved.

## Example

```graphql bad
type Subscription @model @auth(rules: [{ allow: owner }]) {
  plan: String
}
```

Use instead:

```graphql good
type Membership @model @auth(rules: [{ allow: owner }]) {
  plan: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    if definition.is_model and definition.name is not None and declared.api.is_root(declared.name):
        yield Finding(
            definition.name.span,
            f"The model cannot be named `{declared.name}`, which is a root type of the schema.",
            package_message=(
                f"'{declared.name}' is a reserved type name and currently in use within the default schema element."
            ),
        )


RULE = Rule(
    code="gen1/reserved-model-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A model has the name of a root type.",
    covers=("G060",),
    check=check,
    added="0.2.0",
)
