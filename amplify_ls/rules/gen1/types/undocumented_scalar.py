"""A field has a scalar that AppSync does not document.

## What it does

Reports fields of type `BigInt` or `Double`.

## Why is this bad?

The transformers accept these scalars, but AppSync does not list them.

## Example

```graphql bad
type Account @model @auth(rules: [{ allow: owner }]) {
  cents: BigInt
}
```

Use instead:

```graphql good
type Account @model @auth(rules: [{ allow: owner }]) {
  cents: Float
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    UNDOCUMENTED_SCALARS,
)
from amplify_ls.gen1.validation.validate import fields_with_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for field in fields_with_types(declared.definition):
        if field.type.name.text in UNDOCUMENTED_SCALARS:
            yield Finding(field.type.name.span, f"AppSync does not document the scalar `{field.type.name.text}`.")


RULE = Rule(
    code="gen1/undocumented-scalar",
    severity=Severity.INFORMATION,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A field has a scalar that AppSync does not document.",
    covers=("G034",),
    check=check,
    added="0.2.0",
)
