"""A directive is declared in the schema, but no transformer handles it.

## What it does

Reports uses of directives that the schema declares itself, unless `transform.conf.json` lists transformers.

## Why is this bad?

The declaration satisfies GraphQL, but the transformers reject every directive that none of them handles.

## Example

```graphql bad
directive @audited on OBJECT

type Payment @model @audited @auth(rules: [{ allow: owner }]) {
  amount: Float
}
```

Use instead:

```graphql good
type Payment @model @auth(rules: [{ allow: owner }]) {
  amount: Float
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.gen1.validation.validate import directive_places, known_directive
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    api = declared.api
    if api.surroundings.has_custom_transformers or declared.definition.kind is Kind.SCHEMA:
        return
    for directives, location in directive_places(declared.definition):
        for directive in directives:
            name = directive.name.text
            own = api.own_directive(name)
            if own is not None and known_directive(declared, name) is None and location.value in own.locations:
                yield Finding(
                    directive.at_name,
                    f"No transformer handles the directive `@{name}`.",
                    package_message=(
                        f"Unknown directive '{name}'. Either remove the directive from the schema or "
                        "add a transformer to handle it."
                    ),
                )


RULE = Rule(
    code="gen1/author-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive is declared in the schema, but no transformer handles it.",
    covers=("G030",),
    check=check,
    added="0.2.0",
)
