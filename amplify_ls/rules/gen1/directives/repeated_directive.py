"""A directive appears twice at one place.

## What it does

Reports the second occurrence of a directive that is not repeatable.

## Why is this bad?

The schema is not valid: `The directive ... can only be used once at this location.`

## Example

```graphql bad
type Todo @model @model @auth(rules: [{ allow: owner }]) {
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

Removing the second directive is safe if neither has arguments, and unsafe otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.validation.problems import (
    RepeatedDirective,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[RepeatedDirective]]:
    for problem in problems_of(declared):
        if isinstance(problem, RepeatedDirective):
            name = problem.directive.name.text
            yield Finding(
                problem.directive.at_name,
                f"`@{name}` appears twice.",
                (Related(problem.first.at_name, "The first one"),),
                package_message=f'The directive "@{name}" can only be used once at this location.',
                data=problem,
            )


def fix(finding: Finding[RepeatedDirective]) -> Iterator[Fix]:
    problem = finding.data
    is_same = not problem.directive.arguments and not problem.first.arguments
    yield removal(
        problem.directive.span, f"the second `@{problem.directive.name.text}`", Safety.SAFE if is_same else Safety.UNSAFE
    )


RULE = Rule(
    code="gen1/repeated-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive appears twice at one place.",
    covers=("G043",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
