"""A field is declared twice in one type.

## What it does

Reports a field that the type, or another extension of it, declares already.

## Why is this bad?

The schema is not valid: `Field ... can only be defined once`, or `Object type extension ... cannot redeclare field` for
extensions.

## Example

```graphql bad
type Trip @model @auth(rules: [{ allow: owner }]) {
  from: String
  from: String
}
```

Use instead:

```graphql good
type Trip @model @auth(rules: [{ allow: owner }]) {
  from: String
}
```

## Fix safety

Removing the field is safe if both declarations are the same, and unsafe otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    Field,
    Kind,
)
from amplify_ls.rules.gen1.wording import related_types, removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Field, Field]]]:
    definition = declared.definition
    if definition.kind not in (Kind.TYPE, Kind.INPUT, Kind.INTERFACE):
        return
    declarations = declared.api.first_fields(declared.name) if definition.is_extension else {}
    seen: dict[str, Field] = {}
    for field in definition.fields:
        name = field.name.text
        first = declarations.get(name) or seen.setdefault(name, field)
        if first is field:
            continue
        package_message = f'Field "{declared.name}.{name}" can only be defined once.'
        if definition.is_extension:
            package_message = f"Object type extension '{declared.name}' cannot redeclare field {name}"
        yield Finding(
            field.name.span,
            f"The field `{name}` of `{declared.name}` is declared twice.",
            related_types(first.name, "The first declaration"),
            package_message=package_message,
            data=(first, field),
        )


def fix(finding: Finding[tuple[Field, Field]]) -> Iterator[Fix]:
    first, field = finding.data
    is_same = first.type.text == field.type.text and not first.directives and not field.directives
    yield removal(field.span, f"`{field.name.text}`", Safety.SAFE if is_same else Safety.UNSAFE)


RULE = Rule(
    code="gen1/duplicate-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A field is declared twice in one type.",
    covers=("G013", "G311"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
