"""The field `id` of a model is a list.

## What it does

Reports `id` fields of models that are lists, if no field has `@primaryKey`.

## Why is this bad?

The transformers crash with `Cannot read properties of undefined (reading 'value')`.

## Example

```graphql bad
type Room @model @auth(rules: [{ allow: owner }]) {
  id: [ID!]!
}
```

Use instead:

```graphql good
type Room @model @auth(rules: [{ allow: owner }]) {
  id: ID!
}
```

## Fix safety

Changing the type is unsafe, because another field may be intended.
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
    if field is not None and field.type.is_list:
        yield Finding(
            field.type.span,
            f"The field `id` of `{declared.name}` is a list, but it is the key of the table.",
            package_message="Cannot read properties of undefined (reading 'value')",
            data=field,
        )


def fix(finding: Finding[Field]) -> Iterator[Fix]:
    yield Fix("Change to `ID!`", (SetText(finding.data.type.span, "ID!"),), is_preferred=True)


RULE = Rule(
    code="gen1/id-list",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="The field `id` of a model is a list.",
    covers=("G073",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
