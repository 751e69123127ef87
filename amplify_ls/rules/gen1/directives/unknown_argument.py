"""A directive has an unknown argument.

## What it does

Reports unknown arguments, including those that exist only in Gen 2, such as `projection` of `@index`.

## Why is this bad?

The schema is not valid, and the deployment fails with `Unknown argument`.

## Example

```graphql bad
type Ticket @model(query: { get: "ticket", list: "tickets" }) @auth(rules: [{ allow: owner }]) {
  title: String
}
```

Use instead:

```graphql good
type Ticket @model(queries: { get: "ticket", list: "tickets" }) @auth(rules: [{ allow: owner }]) {
  title: String
}
```

## Fix safety

The fixes are unsafe, because another argument may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveArgument,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.newer import newer_directive
from amplify_ls.gen1.validation.problems import (
    UnknownArgument,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[UnknownArgument]]:
    for problem in problems_of(declared):
        if not isinstance(problem, UnknownArgument):
            continue
        name, directive = problem.argument.name.text, problem.spec.name
        newer = newer_directive(directive)
        is_newer = newer is not None and newer.argument(name) is not None
        yield Finding(
            problem.argument.name.span,
            f"The argument `{name}` of `@{directive}` exists only in Gen 2."
            if is_newer
            else f"`@{directive}` has no argument `{name}`.",
            package_message=f'Unknown argument "{name}" on directive "@{directive}".',
            data=problem,
        )


def fix(finding: Finding[UnknownArgument]) -> Iterator[Fix]:
    problem = finding.data
    given = {argument.name.text for argument in problem.directive.arguments}
    names = [key.name for key in problem.spec.arguments if key.name not in given]
    found = list(renames(problem.argument.name.span, problem.argument.name.text, names))
    yield from found
    yield Fix(
        f"Remove `{problem.argument.name.text}`", (RemoveArgument(problem.directive, problem.argument),), is_preferred=not found
    )


RULE = Rule(
    code="gen1/unknown-argument",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive has an unknown argument.",
    covers=("G044", "G056"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
