"""The value of a default does not fit the type of the field.

## What it does

Reports values of `@default` that are not a value of the enum, or not valid for the scalar: numbers, booleans, dates, times,
email addresses, URLs, phone numbers, IP addresses and JSON.

## Why is this bad?

The transformers reject the value.

## Example

```graphql bad
enum State { OPEN DONE }

type Task @model @auth(rules: [{ allow: owner }]) {
  state: State @default(value: "CLOSED")
}
```

Use instead:

```graphql good
enum State { OPEN DONE }

type Task @model @auth(rules: [{ allow: owner }]) {
  state: State @default(value: "DONE")
}
```

## Fix safety

The fix changes the value to a similar value of the enum, which may not be the intended one, so it is unsafe.

## Known limitations

Only phone numbers without a leading plus sign, with letters or with a wrong number of digits are reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.scalars import (
    SCALARS,
)
from amplify_ls.gen1.syntax.nodes import (
    Kind,
    TextValue,
)
from amplify_ls.rules.gen1.default_values import is_valid_default
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[str, tuple[str, ...]]]]:
    if not declared.definition.is_model:
        return
    for field, directive in declared.uses("default"):
        value = directive.get("value")
        base = field.type.name.text
        if not isinstance(value, TextValue) or field.type.is_list:
            continue
        shape = declared.api.shape(base)
        if shape is not None and shape.kind is Kind.ENUM:
            members = shape.members + tuple(
                member.name.text for each in declared.api.extensions(base) for member in each.members
            )
            if value.text not in members:
                yield Finding(
                    value.span,
                    f"`{value.text}` is not a value of the enum `{base}`.",
                    package_message=f'Default value "{value.text}" is not a member of {base} enum.',
                    data=(value.text, members),
                )
        elif base in SCALARS and not is_valid_default(base, value.text):
            yield Finding(
                value.span,
                f"`{value.text}` is not a valid value of type `{base}`.",
                package_message=f'Default value "{value.text}" is not a valid {base}.',
                data=("", ()),
            )


def fix(finding: Finding[tuple[str, tuple[str, ...]]]) -> Iterator[Fix]:
    value, members = finding.data
    if value:
        yield from renames(finding.span, value, members, is_text=True)


RULE = Rule(
    code="gen1/default-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("default",),
    summary="The value of a default does not fit the type of the field.",
    covers=("G192", "G193"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
