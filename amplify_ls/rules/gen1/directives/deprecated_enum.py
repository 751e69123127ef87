"""An enum as a whole is marked as deprecated.

## What it does

Reports `@deprecated` on an enum instead of on its values.

## Why is this bad?

The transformers declare the directive for enums, but GraphQL does not, so the resulting schema is not valid.

## Example

```graphql bad
enum Kind @deprecated { SEATED STANDING }

type Ticket @model @auth(rules: [{ allow: owner }]) {
  kind: Kind
}
```

Use instead:

```graphql good
enum Kind { SEATED STANDING @deprecated }

type Ticket @model @auth(rules: [{ allow: owner }]) {
  kind: Kind
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    directive = declared.definition.directive("deprecated") if declared.definition.kind is Kind.ENUM else None
    if directive is not None:
        yield Finding(
            directive.at_name,
            f"`@deprecated` is on the enum `{declared.name}`, but GraphQL allows it only on its values.",
            package_message='Directive "@deprecated" may not be used on ENUM.',
        )


RULE = Rule(
    code="gen1/deprecated-enum",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="An enum as a whole is marked as deprecated.",
    covers=("G057",),
    check=check,
    added="0.2.0",
)
