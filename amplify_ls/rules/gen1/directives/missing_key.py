"""An object in a directive lacks a required key.

## What it does

Reports authorization rules without `allow`.

## Why is this bad?

The schema is not valid, and the deployment fails with `was not provided`.

## Example

```graphql bad
type Ticket @model @auth(rules: [{ provider: userPools }]) {
  title: String
}
```

Use instead:

```graphql good
type Ticket @model @auth(rules: [{ allow: private, provider: userPools }]) {
  title: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.validation.problems import (
    MissingKey,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for problem in problems_of(declared):
        if isinstance(problem, MissingKey):
            yield Finding(
                problem.object.span,
                f"The key `{problem.key.name}` is missing.",
                package_message=(
                    f'Field "{problem.type_name}.{problem.key.name}" of required type "{problem.key.type}" was not provided.'
                ),
            )


RULE = Rule(
    code="gen1/missing-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="An object in a directive lacks a required key.",
    covers=("G052",),
    check=check,
    added="0.2.0",
)
