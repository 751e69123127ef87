"""The URL of an HTTP resolver is not absolute.

## What it does

Reports `url` of `@http` that starts with neither `http://` nor `https://`.

## Why is this bad?

The transformers reject the directive.

## Example

```graphql bad
type Query {
  page: String @http(url: "ftp://files.example.com/a") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  page: String @http(url: "https://files.example.com/a") @auth(rules: [{ allow: private }])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    ROOT_TYPES,
)
from amplify_ls.gen1.syntax.nodes import (
    TextValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    if declared.definition.is_extension and declared.name not in ROOT_TYPES:
        return
    for field, directive in declared.uses("http"):
        value = directive.get("url")
        if isinstance(value, TextValue) and not value.text.startswith(("http://", "https://")):
            yield Finding(
                value.span,
                f"The URL of `{declared.name}.{field.name.text}` must start with `http://` or `https://`.",
                package_message="requires a url parameter that begins with http:// or https://.",
            )


RULE = Rule(
    code="gen1/http-url",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("http",),
    summary="The URL of an HTTP resolver is not absolute.",
    covers=("G262",),
    check=check,
    added="0.2.0",
)
