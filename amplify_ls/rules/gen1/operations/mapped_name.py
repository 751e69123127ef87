"""The former name of a model is taken.

## What it does

Reports `@mapsTo` with the name of a model of the schema, and a second `@mapsTo` with the same name.

## Why is this bad?

Two models would use one table, so the transformers reject it.

## Example

```graphql bad
type Article @model @mapsTo(name: "Article") @auth(rules: [{ allow: owner }]) {
  title: String
}
```

Use instead:

```graphql good
type Article @model @mapsTo(name: "Post") @auth(rules: [{ allow: owner }]) {
  title: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    TextValue,
)
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    if declared.model is None:
        return
    directive = declared.definition.directive("mapsTo")
    value = None if directive is None else directive.get("name")
    if not isinstance(value, TextValue):
        return
    if declared.api.is_model(value.text):
        yield Finding(
            value.span,
            f"The model `{declared.name}` cannot use the table of `{value.text}`, which is a model of the schema.",
            package_message=(
                f'Cannot apply @mapsTo with name "{value.text}" on type "{declared.name}" because '
                f'"{value.text}" model already exists in the schema.'
            ),
        )
        return
    for name in declared.api.model_names:
        if name == declared.name:
            return
        other = declared.api.definition(name)
        mapped = None if other is None else other.directive("mapsTo")
        first = None if mapped is None else mapped.get("name")
        if isinstance(first, TextValue) and first.text == value.text:
            yield Finding(
                value.span,
                f"The model `{name}` already uses the table of `{value.text}`.",
                (Related(first.span, "The first one"),),
                package_message=(
                    f'Cannot apply @mapsTo with name "{value.text}" on type "{declared.name}" because '
                    f'"{name}" model already has the same name mapping.'
                ),
            )
            return


RULE = Rule(
    code="gen1/mapped-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("mapsTo",),
    summary="The former name of a model is taken.",
    covers=("G288", "G289"),
    check=check,
    added="0.2.0",
)
