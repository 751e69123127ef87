"""An argument or a key appears twice.

## What it does

Reports the second occurrence of an argument of a directive, or of a key in an object.

## Why is this bad?

The schema is not valid: `There can be only one argument named`, or `There can be only one input field named`.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: owner, allow: owner }]) {
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

Removing the second one is safe if both values are the same, and unsafe otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveArgument,
    RemoveEntry,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    ObjectValue,
)
from amplify_ls.gen1.validation.problems import (
    RepeatedArgument,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.gen1.validation.values import written
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[RepeatedArgument]]:
    for problem in problems_of(declared):
        if isinstance(problem, RepeatedArgument):
            name = problem.argument.name.text
            is_object = isinstance(problem.owner, ObjectValue)
            yield Finding(
                problem.argument.name.span,
                f"The {'key' if is_object else 'argument'} `{name}` appears twice.",
                (Related(problem.first.name.span, "The first one"),),
                package_message=f'There can be only one {"input field" if is_object else "argument"} named "{name}".',
                data=problem,
            )


def fix(finding: Finding[RepeatedArgument]) -> Iterator[Fix]:
    problem = finding.data
    owner = problem.owner
    operation = (
        RemoveEntry(owner, problem.argument) if isinstance(owner, ObjectValue) else RemoveArgument(owner, problem.argument)
    )
    is_same = written(problem.argument.value) == written(problem.first.value)
    safety = Safety.SAFE if is_same else Safety.UNSAFE
    yield Fix(f"Remove the second `{problem.argument.name.text}`", (operation,), safety, is_preferred=True)


RULE = Rule(
    code="gen1/repeated-argument",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="An argument or a key appears twice.",
    covers=("G045",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
