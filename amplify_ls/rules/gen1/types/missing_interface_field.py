"""A type lacks a field of an interface that it implements.

## What it does

Reports the name of an interface if the type, with its extensions, does not declare all of its fields.

## Why is this bad?

The transformers accept it, but the resulting schema is not valid.

## Example

```graphql bad
interface Named { name: String }

type Dog implements Named @model @auth(rules: [{ allow: owner }]) {
  age: Int
}
```

Use instead:

```graphql good
interface Named { name: String }

type Dog implements Named @model @auth(rules: [{ allow: owner }]) {
  age: Int
  name: String
}
```

## Fix safety

Adding the field to a model changes its table and its operations, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    AddField,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    Definition,
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.shapes import FieldShape


def check(declared: Declared) -> Iterator[Finding[tuple[Definition, list[FieldShape]]]]:
    definition = declared.definition
    if definition.kind is not Kind.TYPE or not definition.interfaces:
        return
    names = {field.name.text for field in declared.api.fields(declared.name)}
    for interface in definition.interfaces:
        shape = declared.api.shape(interface.text)
        missing = (
            [field for field in shape.fields if field.name not in names]
            if shape is not None and shape.kind is Kind.INTERFACE
            else []
        )
        if missing:
            yield Finding(
                interface.span,
                f"The type `{declared.name}` lacks {listed(field.name for field in missing)} of the interface "
                f"`{interface.text}`.",
                package_message=(
                    f"Interface field {interface.text}.{missing[0].name} expected but {declared.name} does not provide it."
                ),
                data=(definition, missing),
            )


def fix(finding: Finding[tuple[Definition, list[FieldShape]]]) -> Iterator[Fix]:
    definition, missing = finding.data
    if not definition.is_extension and len(missing) == 1:
        (field,) = missing
        yield Fix(
            f"Add `{field.name}: {field.type}`", (AddField(definition, f"{field.name}: {field.type}"),), is_preferred=True
        )


RULE = Rule(
    code="gen1/missing-interface-field",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="A type lacks a field of an interface that it implements.",
    covers=("G024",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
