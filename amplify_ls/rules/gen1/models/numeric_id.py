"""The field `id` of a model without a primary key has another type than `ID` or `String`.

## What it does

Reports `id` fields of another type, if no field has `@primaryKey`.

## Why is this bad?

The key of the table and `get` queries still expect an `ID`, while the input for new records expects the declared type.

## Example

```graphql bad
type Room @model @auth(rules: [{ allow: owner }]) {
  id: Int!
}
```

Use instead:

```graphql good
type Room @model @auth(rules: [{ allow: owner }]) {
  id: ID!
}
```

## Fix safety

Changing the type is unsafe, because clients depend on it.
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
    model = declared.model
    field = None if model is None or model.key.directive is not None else model.key.field
    if (
        field is not None
        and not field.type.is_list
        and field.type.name.text not in ("ID", "String")
        and declared.api.is_scalar_or_enum(field.type.name.text)
    ):
        yield Finding(
            field.type.name.span,
            f"The key of `{declared.name}` is an `ID`, although `id` is declared as `{field.type.name.text}`.",
            data=field,
        )


def fix(finding: Finding[Field]) -> Iterator[Fix]:
    yield Fix("Change to `ID!`", (SetText(finding.data.type.span, "ID!"),), is_preferred=True)


RULE = Rule(
    code="gen1/numeric-id",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="The field `id` of a model without a primary key has another type than `ID` or `String`.",
    covers=("G072",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
