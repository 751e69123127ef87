"""The global authorization rule is invalid.

## What it does

Reports `globalAuthRule` in `input AMPLIFY` with another strategy than `public`, with a required or another type, or without
a default.

## Why is this bad?

The Amplify CLI rejects the schema, or crashes with `Cannot read properties of undefined`.

## Example

```graphql bad
input AMPLIFY { globalAuthRule: AuthRule }

type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

## Fix safety

The fix opens the API to everyone with the API key, so it is unsafe; an exclamation mark has no effect and is removed safely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.facts.api import GLOBAL_INPUT, GLOBAL_RULES
from amplify_ls.gen1.syntax.nodes import (
    EnumValue,
    Kind,
    ObjectValue,
    TextValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[str]]:
    definition = declared.definition
    if declared.name != GLOBAL_INPUT or definition.kind is not Kind.INPUT:
        return
    field = next((field for field in definition.fields if field.name.text in GLOBAL_RULES), None)
    if field is None:
        return
    message = "There was a problem with your auth configuration."
    if field.type.is_required or field.type.is_list:
        yield Finding(
            field.type.span,
            "The type of the global authorization rule must be `AuthRule`.",
            package_message="Cannot read properties of undefined (reading 'value')",
            data="AuthRule",
        )
    elif field.default is None:
        yield Finding(
            field.name.span,
            "The global authorization rule has no value.",
            package_message="Cannot read properties of undefined (reading 'fields')",
            data="",
        )
    elif field.type.name.text != "AuthRule":
        yield Finding(
            field.type.span,
            "The type of the global authorization rule must be `AuthRule`.",
            package_message=message,
            data="AuthRule",
        )
    elif isinstance(field.default, ObjectValue):
        first = next(iter(field.default.entries), None)
        if (
            first is None
            or first.name.text != "allow"
            or not isinstance(first.value, (EnumValue, TextValue))
            or first.value.text != "public"
        ):
            yield Finding(
                field.default.span if first is None else first.value.span,
                "The global authorization rule must be `{ allow: public }`.",
                package_message=message,
                data="" if first is None or first.name.text != "allow" else "public",
            )
    else:
        yield Finding(
            field.default.span,
            "The global authorization rule must be `{ allow: public }`.",
            package_message=message,
            data="{ allow: public }",
        )


def fix(finding: Finding[str]) -> Iterator[Fix]:
    if finding.data:
        safety = Safety.SAFE if finding.data == "AuthRule" else Safety.UNSAFE
        yield Fix(f"Change to `{finding.data}`", (SetText(finding.span, finding.data),), safety, is_preferred=True)


RULE = Rule(
    code="gen1/global-auth-rule",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="The global authorization rule is invalid.",
    covers=("G247", "G248"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
