"""A value of an enum is written as a string.

## What it does

Reports strings and other values where one of a few words is expected, such as `allow: "owner"`.

## Why is this bad?

The schema is not valid, and the deployment fails with `cannot represent non-enum value`.

## Example

```graphql bad
type Ticket @model @auth(rules: [{ allow: "owner" }]) {
  title: String
}
```

Use instead:

```graphql good
type Ticket @model @auth(rules: [{ allow: owner }]) {
  title: String
}
```

## Fix safety

Removing the quotes of a known value is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.validation.problems import (
    QuotedEnumValue,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.gen1.validation.values import written
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[QuotedEnumValue]]:
    for problem in problems_of(declared):
        if not isinstance(problem, QuotedEnumValue):
            continue
        names = problem.spec.names
        is_known = problem.text in names
        hint = f' Did you mean the enum value "{problem.text}"?' if is_known else ""
        expected = f"`{problem.text}` without quotes" if is_known else f"one of {listed(names, 'or')}"
        yield Finding(
            problem.value.span,
            f"Expected {expected}, found `{written(problem.value)}`.",
            package_message=f'Enum "{problem.spec.name}" cannot represent non-enum value: {written(problem.value)}.{hint}',
            data=problem,
        )


def fix(finding: Finding[QuotedEnumValue]) -> Iterator[Fix]:
    problem = finding.data
    text = problem.text
    if text is None:
        return
    meant = text if text in problem.spec.names else nearest(text, problem.spec.names)
    if meant is not None:
        safety = Safety.SAFE if meant == text else Safety.UNSAFE
        yield Fix(f"Change to `{meant}`", (SetText(problem.value.span, meant),), safety, is_preferred=True)


RULE = Rule(
    code="gen1/quoted-enum-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A value of an enum is written as a string.",
    covers=("G049",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
