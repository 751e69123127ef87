"""Only fields of a model have authorization rules.

## What it does

Reports models without `@auth` whose fields have it.

## Why is this bad?

All other fields, including `id`, are closed for everyone.

## Example

```graphql bad
type Todo @model {
  content: String @auth(rules: [{ allow: owner }])
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

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None or model.auth is not None or declared.api.has_global_rule:
        return
    if any(field.directive("auth") is not None for field in model.definition.fields):
        yield Finding(
            model.name.span,
            f"The model `{declared.name}` has no authorization rules, so fields without rules are closed for everyone.",
        )


RULE = Rule(
    code="gen1/auth-on-fields-only",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="Only fields of a model have authorization rules.",
    covers=("G244",),
    check=check,
    added="0.2.0",
)
