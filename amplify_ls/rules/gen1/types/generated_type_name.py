"""A type has the name of a type that is generated for a model.

## What it does

Reports declarations whose name is that of an input or of a list type that the transformers generate for a model of the API.

## Why is this bad?

The declaration silently replaces the generated type, and the operations of the model use it.

## Example

```graphql bad
type Song @model @auth(rules: [{ allow: owner }]) {
  title: String
}

input CreateSongInput { title: String }
```

Use instead:

```graphql good
type Song @model @auth(rules: [{ allow: owner }]) {
  title: String
}

input NewSongInput { title: String }
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
    if definition.name is None or definition.is_extension or definition.kind is Kind.DIRECTIVE:
        return
    model = declared.api.generated_for(declared.name)
    if model is not None:
        yield Finding(
            definition.name.span,
            f"The type `{declared.name}` replaces the type of this name that is generated for "
            f"{f'`{model}`' if model else 'models'}.",
        )


RULE = Rule(
    code="gen1/generated-type-name",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="A type has the name of a type that is generated for a model.",
    covers=("G032",),
    check=check,
    added="0.2.0",
)
