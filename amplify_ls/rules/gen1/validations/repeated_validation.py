"""A field has two conditions of the same type.

## What it does

Reports the second `@validate` of a field with the same `type`.

## Why is this bad?

The transformers stop with `Duplicate @validate directive`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String @validate(type: minLength, value: "3") @validate(type: minLength, value: "5")
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
      title: String @validate(type: minLength, value: "5")
    }
  `,
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.validations.uses import validations_in
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Directive


def check(declared: Declared) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Directive] = {}
    for use in validations_in(declared):
        name = use.field.name.text
        first = seen.setdefault((name, use.kind), use.directive) if use.kind else use.directive
        if first is not use.directive:
            yield Finding(
                use.directive.at_name,
                f"The field `{declared.name}.{name}` has another `@validate` with `type: {use.kind}`.",
                (Related(first.at_name, "The first one"),),
                package_message=f"Duplicate @validate directive with type '{use.kind}' on field '{name}'.",
            )


RULE = Rule(
    code="gen1/repeated-validation",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("validate",),
    summary="A field has two conditions of the same type.",
    covers=("G299",),
    check=check,
    added="0.2.0",
)
