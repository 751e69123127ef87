"""A SQL resolver is in the wrong place or incomplete.

## What it does

Reports `@sql` outside `Query` and `Mutation`, without `statement` and `reference`, and in an API without
`schema.sql.graphql`, which has no SQL data source.

## Why is this bad?

The transformers reject the directive.

## Example

```graphql bad
type Query {
  count: Int @sql(statement: "SELECT count(*) FROM orders") @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Query {
  count: Int @function(name: "count-${env}") @auth(rules: [{ allow: private }])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for field, directive in declared.uses("sql"):
        where = f"{declared.name}.{field.name.text}"
        place = f'Check type "{declared.name}" and field "{field.name.text}".'
        if declared.name not in ("Query", "Mutation"):
            yield Finding(
                directive.at_name,
                f"`@sql` is only allowed on fields of `Query` and `Mutation`, not on `{where}`.",
                package_message=f"@sql directive can only be used on Query or Mutation types. {place}",
            )
        elif not directive.arguments:
            yield Finding(
                directive.at_name,
                f"`@sql` of `{where}` has neither a `statement` nor a `reference`.",
                package_message=f"@sql directive must have either a 'statement' or a 'reference' argument. {place}",
            )
        elif not any(file.path.endswith(".sql.graphql") for file in declared.api.files):
            yield Finding(
                directive.at_name,
                f"`@sql` of `{where}` requires a SQL data source, which the API does not have.",
                package_message=f"Could not find custom SQL strategy for {where}",
            )


RULE = Rule(
    code="gen1/sql-resolver",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("sql",),
    summary="A SQL resolver is in the wrong place or incomplete.",
    covers=("G291", "G292", "G293"),
    check=check,
    added="0.2.0",
)
