"""A directive does not exist.

## What it does

Reports directives that neither the transformers nor the schema declares. Nothing is reported if `transform.conf.json` lists
transformers of the project, because they bring directives of their own.

## Why is this bad?

The schema is not valid, and the deployment fails with `Unknown directive`.

## Example

```graphql bad
type Ticket @modle @auth(rules: [{ allow: owner }]) {
  title: String
}

type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Ticket {
  title: String
}

type Query {
  hello: String @function(name: "hello-${env}") @auth(rules: [{ allow: private }])
}
```

## Fix safety

Changing only the case of the name is safe. Other changes are unsafe, because another directive may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import (
    DIRECTIVES,
    FORMER_DIRECTIVES,
    NEWER_DIRECTIVES,
)
from amplify_ls.gen1.validation.problems import (
    UnknownDirective,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.gen1.wording import renames
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[UnknownDirective]]:
    for problem in problems_of(declared):
        if not isinstance(problem, UnknownDirective) or declared.api.surroundings.has_custom_transformers:
            continue
        name = problem.directive.name.text
        if name not in FORMER_DIRECTIVES and name not in NEWER_DIRECTIVES:
            yield Finding(
                problem.directive.at_name,
                f"The directive `@{name}` does not exist.",
                package_message=f'Unknown directive "@{name}".',
                data=problem,
            )


def fix(finding: Finding[UnknownDirective]) -> Iterator[Fix]:
    problem = finding.data
    names = [spec.name for spec in DIRECTIVES if problem.location in spec.locations]
    yield from renames(problem.directive.name.span, problem.directive.name.text, names)


RULE = Rule(
    code="gen1/unknown-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive does not exist.",
    covers=("G040",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
