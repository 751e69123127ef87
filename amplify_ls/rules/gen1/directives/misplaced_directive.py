"""A directive is used where it is not allowed.

## What it does

Reports directives at a place for which they are not declared, such as `@model` on an enum or `@index` on a type.

## Why is this bad?

The schema is not valid, and the deployment fails with `may not be used on`.

## Example

```graphql bad
enum Kind @model { SEATED STANDING }

type Ticket @model @auth(rules: [{ allow: owner }]) {
  kind: Kind
}
```

Use instead:

```graphql good
enum Kind { SEATED STANDING }

type Ticket @model @auth(rules: [{ allow: owner }]) {
  kind: Kind
}
```

## Fix safety

Removing the directive is unsafe, because it may belong to another place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.types import Location
from amplify_ls.gen1.validation.problems import (
    MisplacedDirective,
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

_WORDS = {
    Location.OBJECT: "types",
    Location.FIELD_DEFINITION: "fields",
    Location.ARGUMENT_DEFINITION: "arguments",
    Location.INTERFACE: "interfaces",
    Location.UNION: "unions",
    Location.ENUM: "enums",
    Location.ENUM_VALUE: "values of enums",
    Location.INPUT_OBJECT: "inputs",
    Location.INPUT_FIELD_DEFINITION: "fields of inputs",
    Location.SCALAR: "scalars",
    Location.SCHEMA: "the `schema` block",
}


def check(declared: Declared) -> Iterator[Finding[Directive]]:
    for problem in problems_of(declared):
        if not isinstance(problem, MisplacedDirective):
            continue
        name = problem.directive.name.text
        allowed = " and ".join(
            _WORDS[Location(each)] for each in problem.allowed if each in {place.value for place in Location}
        )
        expected = f", but only on {allowed}" if allowed else ""
        yield Finding(
            problem.directive.at_name,
            f"`@{name}` is not allowed on {_WORDS[problem.location]}{expected}.",
            package_message=f'Directive "@{name}" may not be used on {problem.location.value}.',
            data=problem.directive,
        )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    yield removal(finding.data.span, f"`@{finding.data.name.text}`")


RULE = Rule(
    code="gen1/misplaced-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A directive is used where it is not allowed.",
    covers=("G042", "G058"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
