"""The value of `@validate` is not a number.

## What it does

Reports lengths that are not non-negative integers, and limits that are not numbers.

## Why is this bad?

The transformers stop with `value must be a non-negative integer` or `value must be a number`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String @validate(type: minLength, value: "-3")
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

import re
from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.validations.uses import validations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


_INTEGER = re.compile(r"\s*[+-]?\d+")
_NUMBER = re.compile(r"\s*[+-]?(?:\d|\.\d|Infinity)")


def check(declared: Declared) -> Iterator[Finding]:
    for use in validations_in(declared):
        name, value = use.field.name.text, use.value
        if value is None or use.field.type.is_list:
            continue
        if use.is_about_length and not _is_length(value.text):
            expected = "a non-negative integer"
        elif use.is_about_numbers and _NUMBER.match(value.text) is None:
            expected = "a number"
        else:
            continue
        yield Finding(
            use.directive.at_name,
            f"Expected {expected} for `{use.kind}` of `{declared.name}.{name}`, found `{value.text}`.",
            package_message=f"{use.kind} value must be {expected}. Received '{value.text}' for field '{name}'",
        )


def _is_length(text: str) -> bool:
    """Whether `parseInt` of JavaScript yields a non-negative number."""
    match = _INTEGER.match(text)
    return match is not None and int(match.group()) >= 0


RULE = Rule(
    code="gen1/validation-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("validate",),
    summary="The value of `@validate` is not a number.",
    covers=(
        "G297",
        "G298",
    ),
    check=check,
    added="0.2.0",
)
