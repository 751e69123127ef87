"""A type has the name of a type that the directives use.

## What it does

Reports declarations with the name of a type that the directives declare for their arguments, such as `AuthRule` or
`ModelOperation`.

## Why is this bad?

The name is taken, so the deployment fails with `There can be only one type named`.

## Example

```graphql bad
enum AuthStrategy { PASSWORD LINK }

type Login @model @auth(rules: [{ allow: owner }]) {
  strategy: AuthStrategy
}
```

Use instead:

```graphql good
enum LoginStrategy { PASSWORD LINK }

type Login @model @auth(rules: [{ allow: owner }]) {
  strategy: LoginStrategy
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    HELPER_TYPES,
    NEWER_HELPER_TYPES,
)
from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    taken = HELPER_TYPES | NEWER_HELPER_TYPES if declared.api.is_newer else HELPER_TYPES
    if (
        declared.name in taken
        and not definition.is_extension
        and definition.kind is not Kind.DIRECTIVE
        and definition.name is not None
    ):
        yield Finding(
            definition.name.span,
            f"The name `{declared.name}` is reserved for an argument of a directive.",
            package_message=f'There can be only one type named "{declared.name}".',
        )


RULE = Rule(
    code="gen1/reserved-type-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A type has the name of a type that the directives use.",
    covers=("G016",),
    check=check,
    added="0.2.0",
)
