"""A type has a name that is reserved in Gen 2.

## What it does

Reports declarations whose name is free in Gen 1 but used by a directive of the transformers of Gen 2.

## Why is this bad?

A schema that is taken over to Gen 2 as a string is rejected with `There can be only one type named`.

## Example

```graphql bad
enum ProjectionType { MERCATOR GLOBE }

type Map @model @auth(rules: [{ allow: owner }]) {
  projection: ProjectionType
}
```

Use instead:

```graphql good
enum MapProjection { MERCATOR GLOBE }

type Map @model @auth(rules: [{ allow: owner }]) {
  projection: MapProjection
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    NEWER_HELPER_TYPES,
)
from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    if (
        declared.name in NEWER_HELPER_TYPES
        and not declared.api.is_newer
        and definition.kind is not Kind.DIRECTIVE
        and definition.name is not None
    ):
        yield Finding(
            definition.name.span,
            f"The name `{declared.name}` is reserved in Gen 2.",
            package_message=f'There can be only one type named "{declared.name}".',
        )


RULE = Rule(
    code="gen1/name-reserved-in-gen2",
    severity=Severity.INFORMATION,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A type has a name that is reserved in Gen 2.",
    covers=("G017",),
    check=check,
    added="0.2.0",
)
