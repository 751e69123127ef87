"""A field has the type of a custom scalar.

## What it does

Reports fields and arguments whose type is a scalar that the schema itself declares.

## Why is this bad?

AppSync has no custom scalars. For a field of a model, the transformers refer to an input type of the scalar that does not
exist.

## Example

```graphql bad
scalar Money

type Order @model @auth(rules: [{ allow: owner }]) {
  total: Money
}
```

Use instead:

```graphql good
type Order @model @auth(rules: [{ allow: owner }]) {
  total: Float
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    ALL_SCALARS,
)
from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.gen1.validation.validate import fields_with_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for field in fields_with_types(declared.definition):
        name = field.type.name
        shape = declared.api.shape(name.text)
        if shape is not None and shape.kind is Kind.SCALAR and name.text not in ALL_SCALARS:
            yield Finding(
                name.span,
                f"The scalar `{name.text}` is not one of AppSync, which does not support custom scalars.",
                package_message=f'Unknown type "{name.text}Input".' if declared.definition.is_model else "",
            )


RULE = Rule(
    code="gen1/custom-scalar",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A field has the type of a custom scalar.",
    covers=("G020",),
    check=check,
    added="0.2.0",
)
