"""A default is set for a field that cannot have one.

## What it does

Reports `@default` on lists, on fields whose type is another type or a model, and on fields of type `BigInt` or `Double`.

## Why is this bad?

The transformers reject the default, or crash for `BigInt` and `Double`.

## Example

```graphql bad
type Trip @model @auth(rules: [{ allow: owner }]) {
  tags: [String] @default(value: "new")
}
```

Use instead:

```graphql good
type Trip @model @auth(rules: [{ allow: owner }]) {
  tags: [String]
}
```

## Fix safety

Removing the default is unsafe, because the type of the field may be wrong instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    UNDOCUMENTED_SCALARS,
)
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Directive,
    )


def check(declared: Declared) -> Iterator[Finding[Directive]]:
    if not declared.definition.is_model:
        return
    for field, directive in declared.uses("default"):
        base = field.type.name.text
        is_plain = declared.api.is_scalar_or_enum(base)
        if not declared.api.is_declared(base):
            continue
        if field.type.is_list or not is_plain:
            message = "The @default directive may only be added to scalar or enum field types."
        elif base in UNDOCUMENTED_SCALARS:
            message = "typeValidators[...] is not a function"
        else:
            continue
        yield Finding(
            directive.at_name,
            f"The field `{declared.name}.{field.name.text}` of type `{field.type.text}` cannot have a default.",
            package_message=message,
            data=directive,
        )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    yield removal(finding.data.span, "`@default`")


RULE = Rule(
    code="gen1/default-place",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("default",),
    summary="A default is set for a field that cannot have one.",
    covers=("G190", "G194"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
