"""A DynamoDB model or field has a SQL name.

## What it does

Reports `@refersTo` on models and their fields in `schema.graphql`, whose models have DynamoDB tables.

## Why is this bad?

The transformers reject it: `@refersTo is only supported on SQL models.`

## Example

```graphql bad
type Article @model @refersTo(name: "articles") @auth(rules: [{ allow: owner }]) {
  title: String
}
```

Use instead:

```graphql good
type Article @model @auth(rules: [{ allow: owner }]) {
  title: String
}
```

## Fix safety

Removing the directive is unsafe, because `@mapsTo` may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if not declared.definition.is_model or declared.chunk.anchor.path.endswith(".sql.graphql"):
        return
    found = [directive for directive in declared.definition.directives if directive.name.text == "refersTo"]
    found += [directive for _, directive in declared.uses("refersTo")]
    for directive in found:
        yield Finding(
            directive.at_name,
            f"`@refersTo` is only for SQL models, but `{declared.name}` has a DynamoDB table.",
            package_message=f"@refersTo is only supported on SQL models. {declared.name} is not a SQL model.",
            data=directive,
        )


def fix(finding: Finding[Directive]) -> Iterator[Fix]:
    yield removal(finding.data.span, "`@refersTo`")


RULE = Rule(
    code="gen1/sql-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="A DynamoDB model or field has a SQL name.",
    covers=("G290",),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
