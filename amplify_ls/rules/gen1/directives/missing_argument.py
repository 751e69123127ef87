"""A directive lacks a required argument.

## What it does

Reports directives without an argument that they require: the rules of `@auth`, the name of `@function`, the URL of `@http`,
the value of `@default`, and others.

## Why is this bad?

The schema is not valid, and the deployment fails with `is required, but it was not provided`.

## Example

```graphql bad
type Ticket @model @auth {
  title: String
}
```

Use instead:

```graphql good
type Ticket @model @auth(rules: [{ allow: owner }]) {
  title: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.validation.problems import (
    MissingArgument,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for problem in problems_of(declared):
        if isinstance(problem, MissingArgument):
            name = problem.spec.name
            yield Finding(
                problem.directive.at_name,
                f"`@{name}` requires the argument `{problem.key.name}`.",
                package_message=(
                    f'Directive "@{name}" argument "{problem.key.name}" of type "{problem.key.type}" '
                    "is required, but it was not provided."
                ),
            )


RULE = Rule(
    code="gen1/missing-argument",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive lacks a required argument.",
    covers=("G046", "G202"),
    check=check,
    added="0.2.0",
)
