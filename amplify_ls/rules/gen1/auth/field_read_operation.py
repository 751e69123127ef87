"""A rule of a field grants a part of `read`.

## What it does

Reports `get`, `list`, `search`, `sync` and `listen` in the rules of a field of a model.

## Why is this bad?

The transformers reject the rule: the operation `is not allowed at the field level`.

## Example

```graphql bad
type Employee @model @auth(rules: [{ allow: owner }]) {
  salary: Int @auth(rules: [{ allow: owner, operations: [get] }])
}
```

Use instead:

```graphql good
type Employee @model @auth(rules: [{ allow: owner }]) {
  salary: Int @auth(rules: [{ allow: owner, operations: [read] }])
}
```

## Fix safety

The fix grants all kinds of reading, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.auth_rules import READ_OPERATIONS
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[bool]]:
    if not declared.definition.is_model:
        return
    for place in auth_places(declared):
        for rule in place.rules if place.field else ():
            for operation in rule.written_operations or ():
                if operation.text in READ_OPERATIONS and "read" not in rule.operations:
                    yield Finding(
                        operation.span,
                        f"`{operation.text}` is not allowed in a rule of the field `{place.where}`, only `read`.",
                        package_message=f"'{operation.text}' operation is not allowed at the field level.",
                    )


def fix(finding: Finding[bool]) -> Iterator[Fix]:
    yield Fix("Change to `read`", (SetText(finding.span, "read"),), is_preferred=True)


RULE = Rule(
    code="gen1/field-read-operation",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule of a field grants a part of `read`.",
    covers=("G227",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
