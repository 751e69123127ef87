"""An enum has no values.

## What it does

Reports enums without values, including those of their extensions.

## Why is this bad?

The transformers accept it, but the resulting schema is not valid.

## Example

```graphql bad
enum Colour

type Car @model @auth(rules: [{ allow: owner }]) {
  colour: Colour
}
```

Use instead:

```graphql good
enum Colour { RED GREEN }

type Car @model @auth(rules: [{ allow: owner }]) {
  colour: Colour
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
    if definition.kind is not Kind.ENUM or definition.is_extension or definition.members or definition.name is None:
        return
    if not any(extension.members for extension in declared.api.extensions(declared.name)):
        yield Finding(
            definition.name.span,
            f"The enum `{declared.name}` has no values.",
            package_message=f"Enum type {declared.name} must define one or more values.",
        )


RULE = Rule(
    code="gen1/empty-enum",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="An enum has no values.",
    covers=("G026",),
    check=check,
    added="0.2.0",
)
