"""`@validate` has no effect, because the mutations of the model are renamed.

## What it does

Reports `@validate` in models whose mutations that create and update records do not have their usual names.

## Why is this bad?

The condition is added to the resolvers of `createTodo` and `updateTodo` only, so every value is accepted.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo
      @model(mutations: { create: "addTodo", update: "changeTodo" })
      @auth(rules: [{ allow: public }]) {
      title: String @validate(type: minLength, value: "3")
    }
  `,
});
```

Use instead:

```ts good
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String @validate(type: minLength, value: "3")
    }
  `,
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.operations import OperationKind
from amplify_ls.rules.gen1.validations.uses import validations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


_CHECKED = (OperationKind.CREATE, OperationKind.UPDATE)


def check(declared: Declared) -> Iterator[Finding]:
    operations = [each for each in declared.api.operations(declared.name) if each.kind in _CHECKED]
    usual = {f"{kind.value}{declared.name}" for kind in _CHECKED}
    if not operations or any(each.name in usual for each in operations):
        return
    for use in validations_in(declared):
        yield Finding(
            use.directive.at_name,
            f"The condition of `{declared.name}.{use.field.name.text}` has no effect, because the mutations of "
            f"`{declared.name}` are renamed.",
        )


RULE = Rule(
    code="gen1/unused-validation",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("validate",),
    summary="`@validate` has no effect, because the mutations of the model are renamed.",
    covers=("G302",),
    check=check,
    added="0.2.0",
)
