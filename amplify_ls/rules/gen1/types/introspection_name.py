"""A name starts with two underscores.

## What it does

Reports names of types, fields, arguments and enum values that start with `__`.

## Why is this bad?

GraphQL reserves these names for introspection. The transformers accept them, but the resulting schema is not valid.

## Example

```graphql bad
type Safe @model @auth(rules: [{ allow: owner }]) {
  __secret: String
}
```

Use instead:

```graphql good
type Safe @model @auth(rules: [{ allow: owner }]) {
  secret: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.gen1.validation.validate import fields_with_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    names = [field.name for field in fields_with_types(definition)] + [member.name for member in definition.members]
    if definition.name is not None and definition.kind is not Kind.OPERATION:
        names.append(definition.name)
    for name in names:
        if name.text.startswith("__"):
            yield Finding(
                name.span,
                f"The name `{name.text}` starts with `__`, which GraphQL reserves for introspection.",
                package_message=f'Name "{name.text}" must not begin with "__", which is reserved by GraphQL introspection.',
            )


RULE = Rule(
    code="gen1/introspection-name",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A name starts with two underscores.",
    covers=("G019",),
    check=check,
    added="0.2.0",
)
