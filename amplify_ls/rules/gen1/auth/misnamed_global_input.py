"""The input with the global authorization rule has another name.

## What it does

Reports inputs with a field `globalAuthRule` whose name is not exactly `AMPLIFY`.

## Why is this bad?

The rule has no effect, and the resulting schema refers to a type that no longer exists.

## Example

```graphql bad
input Amplify { globalAuthRule: AuthRule = { allow: public } }

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

The fix removes the input. It is unsafe, because renaming it to `AMPLIFY`, which opens all models to everyone, may be
intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.api import GLOBAL_INPUT, GLOBAL_RULES
from amplify_ls.gen1.syntax.nodes import (
    Definition,
    Kind,
)
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[Definition]]:
    definition = declared.definition
    if definition.kind is not Kind.INPUT or definition.name is None or declared.name == GLOBAL_INPUT:
        return
    if any(field.name.text in GLOBAL_RULES and field.type.name.text == "AuthRule" for field in definition.fields):
        yield Finding(
            definition.name.span,
            f"The global authorization rule in `{declared.name}` has no effect, because the input is not named "
            f"`{GLOBAL_INPUT}`.",
            package_message='Unknown type "AuthRule".',
            data=definition,
        )


def fix(finding: Finding[Definition]) -> Iterator[Fix]:
    yield removal(finding.data.span, "the input")
    yield Fix(f"Rename it to `{GLOBAL_INPUT}`", (SetText(finding.span, GLOBAL_INPUT),))


RULE = Rule(
    code="gen1/misnamed-global-input",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    summary="The input with the global authorization rule has another name.",
    covers=("G249",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
