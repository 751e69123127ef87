"""A model has no authorization rules.

## What it does

Reports models without `@auth`, unless the schema has a global authorization rule.

## Why is this bad?

Nobody is granted access, so every operation is rejected as unauthorized.

## Example

```graphql bad
type Book @model {
  title: String
}
```

Use instead:

```graphql good
type Book @model @auth(rules: [{ allow: owner }]) {
  title: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None or model.auth is not None or declared.api.has_global_rule or declared.api.is_newer:
        return
    if any(field.directive("auth") is not None for field in model.definition.fields):
        return
    yield Finding(
        model.name.span,
        f"The model `{declared.name}` has no authorization rules, so every operation on it is rejected.",
        package_message="Some types do not have authorization rules configured.",
    )


RULE = Rule(
    code="gen1/model-without-auth",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="A model has no authorization rules.",
    covers=("G076",),
    check=check,
    added="0.2.0",
)
