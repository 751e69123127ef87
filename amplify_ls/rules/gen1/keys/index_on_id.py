"""An index has the same key as the table.

## What it does

Reports `@index` on `id` of a model without `@primaryKey` and without sort keys.

## Why is this bad?

The index contains the same records under the same key as the table, and costs as much.

## Example

```graphql bad
type Note @model @auth(rules: [{ allow: owner }]) {
  id: ID! @index(name: "byNote")
}
```

Use instead:

```graphql good
type Note @model @auth(rules: [{ allow: owner }]) {
  id: ID!
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
    if model is None or model.key.directive is not None:
        return
    for index in model.indexes:
        if index.field.name.text == "id" and not index.sort_fields:
            yield Finding(
                index.directive.at_name, f"The index `{index.name}` has the same key as the table of `{declared.name}`."
            )


RULE = Rule(
    code="gen1/index-on-id",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="An index has the same key as the table.",
    covers=("G119",),
    check=check,
    added="0.2.0",
)
