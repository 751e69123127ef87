"""Some callers who may read a model may not read one of its required fields.

## What it does

Reports required fields of models with field-level rules if a caller who may read another field is not allowed to read this
one.

## Why is this bad?

A required field that cannot be read would make the whole record null, so the transformers reject the model unless its
subscriptions are off or public.

## Example

```graphql bad
type Employee @model @auth(rules: [{ allow: private }]) {
  ssn: String! @auth(rules: [{ allow: groups, groups: ["HR"] }])
  name: String
}
```

Use instead:

```graphql good
type Employee @model @auth(rules: [{ allow: private }]) {
  ssn: String @auth(rules: [{ allow: groups, groups: ["HR"] }])
  name: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.access import (
    subscription_level,
    unreadable_required_fields,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None or subscription_level(model) != "on":
        return
    for field in unreadable_required_fields(model):
        yield Finding(
            field.name.span,
            f"The field `{declared.name}.{field.name.text}` is required, but some callers who may read "
            f"`{declared.name}` may not read it.",
            package_message=(
                "When using field-level authorization rules you need to add rules to all of the model's required "
                "fields with at "
                f'least read permissions. Found model "{declared.name}" with required fields ["{field.name.text}"] missing '
                "field-level authorization rules."
            ),
        )


RULE = Rule(
    code="gen1/unreadable-required-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="Some callers who may read a model may not read one of its required fields.",
    covers=("G230",),
    check=check,
    added="0.2.0",
)
