"""A global rule opens all models to everyone.

## What it does

Reports `input AMPLIFY` with a valid `globalAuthRule`.

## Why is this bad?

Everyone with the API key may create, read, update and delete all records. The rule is intended for tests.

## Example

```graphql bad
input AMPLIFY { globalAuthRule: AuthRule = { allow: public } }

type Todo @model {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.api import GLOBAL_INPUT
from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    if (
        declared.name == GLOBAL_INPUT
        and definition.kind is Kind.INPUT
        and definition.name is not None
        and declared.api.opens_everything
    ):
        yield Finding(
            definition.name.span,
            "The global authorization rule grants everyone with the API key access to all models.",
            package_message=(
                "your GraphQL API currently allows public create, read, update, and delete access to all models via an API Key"
            ),
        )


RULE = Rule(
    code="gen1/open-to-everyone",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="A global rule opens all models to everyone.",
    covers=("G250",),
    check=check,
    added="0.2.0",
)
