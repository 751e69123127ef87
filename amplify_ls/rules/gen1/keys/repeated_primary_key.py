"""A model has two primary keys.

## What it does

Reports the second field with `@primaryKey` in a model. A key of several fields has the others in `sortKeyFields`.

## Why is this bad?

The transformers reject the model.

## Example

```graphql bad
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID! @primaryKey
  warehouseID: ID! @primaryKey
}
```

Use instead:

```graphql good
type Stock @model @auth(rules: [{ allow: owner }]) {
  productID: ID! @primaryKey(sortKeyFields: ["warehouseID"])
  warehouseID: ID!
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.wording import related_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    if not declared.definition.is_model:
        return
    found = list(declared.uses("primaryKey"))
    fields = list(dict.fromkeys(field for field, _ in found))
    for field in fields[1:]:
        directive = field.directive("primaryKey")
        if directive is not None:
            yield Finding(
                directive.at_name,
                f"The model `{declared.name}` has more than one `@primaryKey`.",
                related_types(fields[0].name, "The first key"),
                package_message=f"You may only supply one primary key on type '{declared.name}'.",
            )


RULE = Rule(
    code="gen1/repeated-primary-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey",),
    summary="A model has two primary keys.",
    covers=("G081",),
    check=check,
    added="0.2.0",
)
