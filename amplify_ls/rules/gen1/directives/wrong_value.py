"""An argument of a directive has a value of the wrong type.

## What it does

Reports values that are not of the type of the argument or key: a number where a string is expected, a string where a number
or an object is expected, or `null` where a value is required.

## Why is this bad?

The schema is not valid, and the deployment fails.

## Example

```graphql bad
type Trip @model @auth(rules: [{ allow: owner }]) {
  seats: Int @default(value: 4)
}
```

Use instead:

```graphql good
type Trip @model @auth(rules: [{ allow: owner }]) {
  seats: Int @default(value: "4")
}
```

## Fix safety

Adding quotes to a number, a boolean or a word, and removing them from a number, has only one possible meaning, so these
fixes are safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    BooleanValue,
    EnumValue,
    ListValue,
    NullValue,
    NumberValue,
    ObjectValue,
    TextValue,
    Value,
)
from amplify_ls.gen1.validation.problems import (
    WrongValue,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.gen1.validation.values import written
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_WORDS = {"String": "a string", "Int": "an integer", "Float": "a number", "Boolean": "a boolean", "ID": "a string"}


def check(declared: Declared) -> Iterator[Finding[WrongValue]]:
    for problem in problems_of(declared):
        if isinstance(problem, WrongValue):
            expected = "a value" if isinstance(problem.value, NullValue) else _WORDS.get(problem.type, "an object")
            yield Finding(
                problem.value.span,
                f"Expected {expected} for `{problem.what}`, found {_found(problem.value)}.",
                package_message=problem.graphql_message,
                data=problem,
            )


def _found(value: Value) -> str:
    if isinstance(value, ListValue):
        return "a list"
    return "an object" if isinstance(value, ObjectValue) else f"`{written(value)}`"


def fix(finding: Finding[WrongValue]) -> Iterator[Fix]:
    value, expected = finding.data.value, finding.data.type
    text = written(value)
    if expected == "String" and isinstance(value, (NumberValue, BooleanValue, EnumValue)):
        yield Fix("Add quotes", (SetText(value.span, quoted(text)),), Safety.SAFE, is_preferred=True)
    elif expected == "Int" and isinstance(value, TextValue) and value.text.isdecimal():
        yield Fix("Remove the quotes", (SetText(value.span, value.text),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/wrong-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="An argument of a directive has a value of the wrong type.",
    covers=("G047", "G048", "G053", "G054", "G201"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
