"""A field of a model has an interface or a union as its type.

## What it does

Reports fields of models whose type is an interface or a union.

## Why is this bad?

The transformers refer to an input type for it that does not exist, so the resulting schema is not valid.

## Example

```graphql bad
type Photo { url: String }
type Video { url: String }
union Media = Photo | Video

type Post @model @auth(rules: [{ allow: owner }]) {
  media: Media
}
```

Use instead:

```graphql good
type Photo { url: String }
type Video { url: String }

type Post @model @auth(rules: [{ allow: owner }]) {
  photo: Photo
  video: Video
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
    if declared.model is None:
        return
    for field in declared.definition.fields:
        shape = declared.api.shape(field.type.name.text)
        if shape is not None and shape.kind in (Kind.INTERFACE, Kind.UNION):
            yield Finding(
                field.type.name.span,
                f"The type of `{declared.name}.{field.name.text}` is the {shape.kind.value} `{shape.name}`, which "
                "a model cannot store.",
                package_message=f'Unknown type "{shape.name}Input".',
            )


RULE = Rule(
    code="gen1/abstract-model-field",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="A field of a model has an interface or a union as its type.",
    covers=("G023",),
    check=check,
    added="0.2.0",
)
