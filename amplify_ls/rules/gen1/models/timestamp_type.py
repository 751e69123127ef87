"""A timestamp field has a type that the server does not fill in.

## What it does

Reports `createdAt` and `updatedAt`, or the names that `timestamps` gives them, if they are declared with another type than
`AWSDateTime` or `String`.

## Why is this bad?

The server fills in only strings and date times, so the field stays empty.

## Example

```graphql bad
type Note @model @auth(rules: [{ allow: owner }]) {
  createdAt: Int
}
```

Use instead:

```graphql good
type Note @model @auth(rules: [{ allow: owner }]) {
  createdAt: AWSDateTime
}
```

## Fix safety

Changing the type of a field is unsafe, because existing records and clients depend on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.rules.gen1.models_of_rules import timestamp_names
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Field,
    )


def check(declared: Declared) -> Iterator[Finding[Field]]:
    model = declared.model
    if model is None:
        return
    for name in timestamp_names(model):
        field = model.definition.field(name)
        if field is not None and (field.type.name.text not in ("AWSDateTime", "String") or field.type.is_list):
            yield Finding(
                field.type.span,
                f"The field `{declared.name}.{name}` is not filled in by the server because its type is `{field.type.text}`.",
                package_message=(
                    f"type {declared.name}.{name} is not of String or AWSDateTime. Auto population is not supported"
                ),
                data=field,
            )


def fix(finding: Finding[Field]) -> Iterator[Fix]:
    new = "AWSDateTime!" if finding.data.type.is_required else "AWSDateTime"
    yield Fix(f"Change to `{new}`", (SetText(finding.data.type.span, new),), is_preferred=True)


RULE = Rule(
    code="gen1/timestamp-type",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="A timestamp field has a type that the server does not fill in.",
    covers=("G070",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
