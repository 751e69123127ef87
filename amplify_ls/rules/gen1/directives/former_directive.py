"""A schema uses a directive of the first version of the transformer.

## What it does

Reports `@key`, `@connection` and `@versioned`, which the current transformers do not have.

## Why is this bad?

The deployment is rejected with a message that refers to the migration guide and does not say where the directive is.

## Example

```graphql bad
type Ticket @model @key(name: "byEvent", fields: ["event"]) @auth(rules: [{ allow: owner }]) {
  id: ID!
  event: ID!
}
```

Use instead:

```graphql good
type Ticket @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  event: ID! @index(name: "byEvent", queryField: null)
}
```

## Fix safety

The fixes keep key fields, index names, query fields and foreign keys, but the tables of the first version differ in other
respects, so all of them are unsafe. A `@key` becomes `@primaryKey` or `@index`, a `@connection` becomes `@hasOne`,
`@hasMany` or `@belongsTo`, and `@versioned` is removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import (
    FORMER_DIRECTIVES,
)
from amplify_ls.gen1.validation.problems import (
    UnknownDirective,
)
from amplify_ls.gen1.validation.validate import problems_of
from amplify_ls.rules.gen1.former_fixes import connection_fixes, key_fixes
from amplify_ls.rules.gen1.wording import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Directive,
    )


def check(declared: Declared) -> Iterator[Finding[tuple[Declared, Directive]]]:
    for problem in problems_of(declared):
        if (
            isinstance(problem, UnknownDirective)
            and problem.directive.name.text in FORMER_DIRECTIVES
            and not declared.api.surroundings.has_custom_transformers
        ):
            name = problem.directive.name.text
            yield Finding(
                problem.directive.at_name,
                f"`@{name}` belongs to the first version of the transformer, which is no longer supported.",
                package_message=(
                    f'Your GraphQL Schema is using "@{name}" directive from an older version of the GraphQL Transformer.'
                ),
                data=(declared, problem.directive),
            )


def fix(finding: Finding[tuple[Declared, Directive]]) -> Iterator[Fix]:
    declared, directive = finding.data
    name = directive.name.text
    if name == "versioned":
        yield removal(directive.span, "`@versioned`")
    elif name == "key":
        yield from key_fixes(declared.definition, directive)
    else:
        yield from connection_fixes(declared, directive)


RULE = Rule(
    code="gen1/former-directive",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="A schema uses a directive of the first version of the transformer.",
    covers=("G041",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
