"""An authorization directive has no rules.

## What it does

Reports `@auth(rules: [])`.

## Why is this bad?

The transformers reject it: `does not have any auth rules.`

## Example

```graphql bad
type Todo @model @auth(rules: []) {
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

from amplify_ls.gen1.syntax.nodes import (
    ListValue,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for place in auth_places(declared):
        value = place.directive.get("rules")
        if isinstance(value, ListValue) and not value.items:
            yield Finding(
                value.span,
                f"The authorization of `{place.where}` has no rules.",
                package_message=f"@auth on {place.field or declared.name} does not have any auth rules.",
            )


RULE = Rule(
    code="gen1/no-auth-rules",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="An authorization directive has no rules.",
    covers=("G211", "G234"),
    check=check,
    added="0.2.0",
)
