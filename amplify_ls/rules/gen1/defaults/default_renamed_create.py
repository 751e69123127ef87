"""A default does not apply because the create mutation is renamed.

## What it does

Reports `@default` in models whose `mutations` give the create mutation another name.

## Why is this bad?

The transformers add the default only to a mutation with the usual name.

## Example

```graphql bad
type Task
  @model(mutations: { create: "addTask", update: "updateTask", delete: "deleteTask" })
  @auth(rules: [{ allow: owner }]) {
  state: String @default(value: "open")
}
```

Use instead:

```graphql good
type Task @model @auth(rules: [{ allow: owner }]) {
  state: String @default(value: "open")
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.operations import OperationKind, default_name
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None:
        return
    created = [each for each in declared.api.operations(declared.name) if each.kind is OperationKind.CREATE]
    usual = default_name(OperationKind.CREATE, declared.name)
    if not created or any(each.name == usual for each in created):
        return
    for field, directive in declared.uses("default"):
        yield Finding(
            directive.at_name,
            f"The default of `{declared.name}.{field.name.text}` does not apply, because the create mutation is "
            f"named `{created[0].name}`.",
        )


RULE = Rule(
    code="gen1/default-renamed-create",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("default",),
    summary="A default does not apply because the create mutation is renamed.",
    covers=("G200",),
    check=check,
    added="0.2.0",
)
