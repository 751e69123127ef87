"""`@validate` is on a list.

## What it does

Reports `@validate` on a field whose type is a list.

## Why is this bad?

The transformers stop with `@validate directive cannot be used on list field`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      tags: [String] @validate(type: minLength, value: "3")
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
      tag: String @validate(type: minLength, value: "3")
    }
  `,
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.validations.uses import validations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for use in validations_in(declared):
        if use.field.type.is_list:
            name = use.field.name.text
            yield Finding(
                use.directive.at_name,
                f"The field `{declared.name}.{name}` is a list, which `@validate` does not support.",
                package_message=f"@validate directive cannot be used on list field '{name}'",
            )


RULE = Rule(
    code="gen1/validated-list",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("validate",),
    summary="`@validate` is on a list.",
    covers=("G294",),
    check=check,
    added="0.2.0",
)
