"""A field of a type has the type of an input.

## What it does

Reports fields of types and interfaces whose type is an `input`.

## Why is this bad?

Inputs are only for arguments. The transformers accept the field, but the resulting schema is not valid.

## Example

```graphql bad
input Address { street: String }

type Customer @model @auth(rules: [{ allow: owner }]) {
  address: Address
}
```

Use instead:

```graphql good
type Address { street: String }

type Customer @model @auth(rules: [{ allow: owner }]) {
  address: Address
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
    if declared.definition.kind not in (Kind.TYPE, Kind.INTERFACE):
        return
    for field in declared.definition.fields:
        shape = declared.api.shape(field.type.name.text)
        if shape is not None and shape.kind is Kind.INPUT:
            yield Finding(
                field.type.name.span,
                f"The type of `{declared.name}.{field.name.text}` is the input `{shape.name}`, but inputs are "
                "only for arguments.",
                package_message=(
                    f"The type of {declared.name}.{field.name.text} must be Output Type but got: {field.type.text}."
                ),
            )


RULE = Rule(
    code="gen1/input-as-field-type",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A field of a type has the type of an input.",
    covers=("G021",),
    check=check,
    added="0.2.0",
)
