"""The URL of an HTTP resolver has a parameter that is not an argument of the field.

## What it does

Reports `:name` in the `url` of `@http` if the field has no argument of this name.

## Why is this bad?

Clients must pass the parameter all the same, in the generated argument `params`.

## Example

```graphql bad
type Query {
  getPost(number: ID!): AWSJSON @http(url: "https://www.example.com/posts/:id") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  getPost(id: ID!): AWSJSON @http(url: "https://www.example.com/posts/:id") @auth(rules: [{ allow: private }])
}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    TextValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_PARAMETER = re.compile(r"/:([A-Za-z_]\w*)")


def check(declared: Declared) -> Iterator[Finding]:
    for field, directive in declared.uses("http"):
        value = directive.get("url")
        if not isinstance(value, TextValue) or not value.text.startswith(("http://", "https://")):
            continue
        for name in dict.fromkeys(_PARAMETER.findall(value.text)):
            if field.argument(name) is None:
                yield Finding(
                    value.span,
                    f"`{declared.name}.{field.name.text}` has no argument `{name}`, which is a parameter of its URL.",
                )


RULE = Rule(
    code="gen1/http-parameter",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("http",),
    summary="The URL of an HTTP resolver has a parameter that is not an argument of the field.",
    covers=("G264",),
    check=check,
    added="0.2.0",
)
