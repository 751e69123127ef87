"""The primary key of a model is of type `AWSJSON` or `Float`.

## What it does

Reports `@primaryKey` on fields of these types.

## Why is this bad?

The transformers accept them, but two texts of the same JSON value, or two numbers that differ in the last digit, are
different keys.

## Example

```graphql bad
type Setting @model @auth(rules: [{ allow: owner }]) {
  key: AWSJSON! @primaryKey
}
```

Use instead:

```graphql good
type Setting @model @auth(rules: [{ allow: owner }]) {
  key: String! @primaryKey
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
    for field, _ in declared.uses("primaryKey"):
        if declared.definition.is_model and field.type.name.text in ("AWSJSON", "Float") and not field.type.is_list:
            yield Finding(
                field.type.name.span,
                f"The primary key of `{declared.name}` is of type `{field.type.name.text}`, whose values are hard to compare.",
            )


RULE = Rule(
    code="gen1/fragile-key",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey",),
    summary="The primary key of a model is of type `AWSJSON` or `Float`.",
    covers=("G095",),
    check=check,
    added="0.2.0",
)
