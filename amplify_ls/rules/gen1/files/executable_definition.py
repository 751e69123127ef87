"""A schema contains a query, mutation or subscription that calls something that the schema does not declare.

## What it does

Reports the fields that an operation in a schema file selects and that the root type does not declare. Operations belong to
the client.

## Why is this bad?

The operation is validated against the schema as it is written, in which generated fields do not exist, so the deployment
fails.

## Example

```graphql bad
type Visit @model @auth(rules: [{ allow: owner }]) {
  reason: String
}

query Visits {
  listVisits { items { id } }
}
```

Use instead:

```graphql good
type Visit @model @auth(rules: [{ allow: owner }]) {
  reason: String
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
    if declared.definition.kind is not Kind.OPERATION or declared.api.has_broken_definitions:
        return
    for operation, field in declared.definition.roots:
        root = declared.api.root_types.get(operation.text, "")
        names = {each.name.text for each in declared.api.fields(root)}
        if field.text not in names and not field.text.startswith("__"):
            owner = root or operation.text
            message = f"The schema declares no field `{field.text}` of `{owner}`, which an operation in the schema selects."
            yield Finding(field.span, message, package_message=f'Cannot query field "{field.text}" on type "{root}".')


RULE = Rule(
    code="gen1/executable-definition",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A schema contains a query, mutation or subscription that calls something that the schema does not declare.",
    covers=("G009",),
    check=check,
    added="0.2.0",
)
