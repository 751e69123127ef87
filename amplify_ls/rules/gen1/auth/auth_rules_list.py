"""The authorization rules are not a list.

## What it does

Reports a single rule for `rules` of `@auth` that is not in brackets.

## Why is this bad?

GraphQL accepts a single value for a list, but the transformers crash with `rules.forEach is not a function`.

## Example

```graphql bad
type Todo @model @auth(rules: { allow: owner }) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

## Fix safety

The list with one rule is what GraphQL understands anyway, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddBefore,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    ObjectValue,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[ObjectValue]]:
    for place in auth_places(declared):
        value = place.directive.get("rules")
        if isinstance(value, ObjectValue):
            yield Finding(
                value.span,
                f"Expected a list for the rules of `{place.where}`, found an object.",
                package_message="rules.forEach is not a function",
                data=value,
            )


def fix(finding: Finding[ObjectValue]) -> Iterator[Fix]:
    span = finding.data.span
    start, end = AddBefore(span, "["), AddBefore(span._replace(start=span.end), "]")
    yield Fix("Add brackets", (start, end), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/auth-rules-list",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="The authorization rules are not a list.",
    covers=("G212",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
