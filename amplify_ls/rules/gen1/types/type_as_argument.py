"""An argument or a field of an input has a type that is not an input.

## What it does

Reports arguments of fields, and fields of inputs, whose type is a `type`, an interface or a union.

## Why is this bad?

Arguments need inputs, enums or scalars. The transformers accept the argument, but the resulting schema is not valid.

## Example

```graphql bad
type Address { street: String }

type Query {
  distance(from: Address): Float @function(name: "distance-${env}") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
input Address { street: String }

type Query {
  distance(from: Address): Float @function(name: "distance-${env}") @auth(rules: [{ allow: private }])
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

_OUTPUTS = (Kind.TYPE, Kind.INTERFACE, Kind.UNION)


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    if definition.kind is Kind.INPUT:
        places = [(declared.name, field) for field in definition.fields]
    elif definition.kind in (Kind.TYPE, Kind.INTERFACE):
        places = [
            (f"{declared.name}.{field.name.text}", argument) for field in definition.fields for argument in field.arguments
        ]
    else:
        return
    for owner, argument in places:
        shape = declared.api.shape(argument.type.name.text)
        if shape is not None and shape.kind in _OUTPUTS:
            place = f"{owner}.{argument.name.text}" if definition.kind is Kind.INPUT else f"{owner}({argument.name.text}:)"
            yield Finding(
                argument.type.name.span,
                f"The type of `{place}` is the {shape.kind.value} `{shape.name}`, but only inputs, enums and "
                "scalars are possible here.",
                package_message=f"The type of {place} must be Input Type but got: {argument.type.text}.",
            )


RULE = Rule(
    code="gen1/type-as-argument",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="An argument or a field of an input has a type that is not an input.",
    covers=("G022",),
    check=check,
    added="0.2.0",
)
