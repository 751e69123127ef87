"""A value of an enum is `true`, `false` or `null`.

## What it does

Reports values of enums with the name of a literal.

## Why is this bad?

These words are literals in GraphQL and cannot be values of an enum, so the resulting schema is not valid.

## Example

```graphql bad
enum Answer { yes null }

type Vote @model @auth(rules: [{ allow: owner }]) {
  answer: Answer
}
```

Use instead:

```graphql good
enum Answer { yes none }

type Vote @model @auth(rules: [{ allow: owner }]) {
  answer: Answer
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
    for member in declared.definition.members:
        if member.name.text in ("true", "false", "null"):
            yield Finding(
                member.name.span,
                f"The enum `{declared.name}` cannot have the value `{member.name.text}`.",
                package_message=f"Enum type {declared.name} cannot include value: {member.name.text}.",
            )


RULE = Rule(
    code="gen1/literal-enum-value",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A value of an enum is `true`, `false` or `null`.",
    covers=("G027",),
    check=check,
    added="0.2.0",
)
