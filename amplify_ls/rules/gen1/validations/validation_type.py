"""`@validate` does not apply to the type of its field.

## What it does

Reports comparisons of numbers (`gt`, `gte`, `lt`, `lte`) on fields that are not of type `Int` or `Float`, and conditions for
strings on fields that are not of type `String`.

## Why is this bad?

The transformers stop with `Validation type ... can only be used with`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String @validate(type: gt, value: "3")
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
      title: String @validate(type: minLength, value: "4")
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


_NUMBERS = ("Int", "Float")


def check(declared: Declared) -> Iterator[Finding]:
    for use in validations_in(declared):
        base, name = use.field.type.name.text, use.field.name.text
        if use.field.type.is_list or not (use.is_about_numbers or use.is_about_text):
            continue
        if base in _NUMBERS if use.is_about_numbers else base == "String":
            continue
        expected = "numeric fields (Int, Float)" if use.is_about_numbers else "'String' fields"
        yield Finding(
            use.directive.at_name,
            f"`@validate` with `type: {use.kind}` is for {'numbers' if use.is_about_numbers else 'strings'}, but "
            f"`{declared.name}.{name}` is of type `{base}`.",
            package_message=(
                f"Validation type '{use.kind}' can only be used with {expected}. Field '{name}' is of type '{base}'"
            ),
        )


RULE = Rule(
    code="gen1/validation-type",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("validate",),
    summary="`@validate` does not apply to the type of its field.",
    covers=(
        "G295",
        "G296",
    ),
    check=check,
    added="0.2.0",
)
