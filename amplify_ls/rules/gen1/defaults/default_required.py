"""A required field has a default that can never apply.

## What it does

Reports the type of a field with `@default` and an exclamation mark.

## Why is this bad?

The input for new records still requires the field, so a value is always given. The documentation says that the exclamation
mark is disregarded, but that is not what happens.

## Example

```graphql bad
type Task @model @auth(rules: [{ allow: owner }]) {
  state: String! @default(value: "open")
}
```

Use instead:

```graphql good
type Task @model @auth(rules: [{ allow: owner }]) {
  state: String @default(value: "open")
}
```

## Fix safety

Removing the exclamation mark changes the types that clients see, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Field,
    )


def check(declared: Declared) -> Iterator[Finding[Field]]:
    if not declared.definition.is_model or declared.api.is_newer:
        return
    for field, _ in declared.uses("default"):
        if field.type.is_required and not field.type.is_list and declared.api.is_scalar_or_enum(field.type.name.text):
            yield Finding(
                field.type.span._replace(start=field.type.span.end - 1),
                f"The field `{declared.name}.{field.name.text}` is required, so its default never applies.",
                data=field,
            )


def fix(finding: Finding[Field]) -> Iterator[Fix]:
    new = finding.data.type.text.removesuffix("!")
    yield Fix(f"Change to `{new}`", (SetText(finding.data.type.span, new),), is_preferred=True)


RULE = Rule(
    code="gen1/default-required",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("default",),
    summary="A required field has a default that can never apply.",
    covers=("G199",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
