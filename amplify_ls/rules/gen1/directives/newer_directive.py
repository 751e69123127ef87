"""A Gen 1 schema uses a directive that exists only in Gen 2.

## What it does

Reports `@validate`, `@conversation` and `@generation` in a Gen 1 project.

## Why is this bad?

The transformers of the Gen 1 CLI do not know these directives, so the deployment fails with `Unknown directive`.

## Example

```graphql bad
type Signup @model @auth(rules: [{ allow: owner }]) {
  nick: String @validate(type: minLength, value: "3")
}
```

Use instead:

```graphql good
type Signup @model @auth(rules: [{ allow: owner }]) {
  nick: String
}
```

## Fix safety

Removing the directive is unsafe, because what it was meant to check or do is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import (
    NEWER_DIRECTIVES,
)
from amplify_ls.gen1.validation.problems import (
    UnknownDirective,
)
from amplify_ls.gen1.validation.validate import problems_of
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
    for problem in problems_of(declared):
        if (
            isinstance(problem, UnknownDirective)
            and problem.directive.name.text in NEWER_DIRECTIVES
            and not declared.api.is_newer
        ):
            name = problem.directive.name.text
            yield Finding(
                problem.directive.at_name,
                f"The directive `@{name}` exists only in Gen 2.",
                package_message=f'Unknown directive "@{name}".',
                data=problem.directive,
            )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    directive: Directive = finding.data
    yield removal(directive.span, f"`@{directive.name.text}`")


RULE = Rule(
    code="gen1/newer-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A Gen 1 schema uses a directive that exists only in Gen 2.",
    covers=("G055",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
