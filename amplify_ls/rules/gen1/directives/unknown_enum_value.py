"""A value of a directive is not one of the possible values.

## What it does

Reports words that are not values of the enum of an argument or key: a strategy, a provider, an operation, a subscription
level, an HTTP method or an action.

## Why is this bad?

The schema is not valid, and the deployment fails with `does not exist in ... enum`.

## Example

```graphql bad
type Ticket @model @auth(rules: [{ allow: owner, operations: [read, creat] }]) {
  title: String
}
```

Use instead:

```graphql good
type Ticket @model @auth(rules: [{ allow: owner, operations: [read, create] }]) {
  title: String
}
```

## Fix safety

Changing only the case is safe. Other changes are unsafe, because another value may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.validation.problems import (
    UnknownEnumValue,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared

_MEANT = {
    "guest": "public",
    "authenticated": "private",
    "everyone": "public",
    "user": "owner",
    "group": "groups",
    "write": "update",
    "cognito": "userPools",
}


def check(declared: Declared) -> Iterator[Finding[UnknownEnumValue]]:
    for problem in problems_of(declared):
        if isinstance(problem, UnknownEnumValue):
            yield Finding(
                problem.span,
                f"`{problem.text}` is not one of {listed(problem.spec.names, 'or')}.",
                package_message=f'Value "{problem.text}" does not exist in "{problem.spec.name}" enum.',
                data=problem,
            )


def fix(finding: Finding[UnknownEnumValue]) -> Iterator[Fix]:
    problem = finding.data
    meant = _MEANT.get(problem.text)
    if meant is not None and meant in problem.spec.names:
        yield Fix(f"Change to `{meant}`", (SetText(finding.span, meant),), is_preferred=True)
        return
    yield from renames(finding.span, problem.text, problem.spec.names)


RULE = Rule(
    code="gen1/unknown-enum-value",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A value of a directive is not one of the possible values.",
    covers=("G050",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
