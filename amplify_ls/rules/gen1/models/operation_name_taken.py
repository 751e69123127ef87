"""Two operations have the same name.

## What it does

Reports the second of two generated or declared fields of `Query`, `Mutation` or `Subscription` with the same name: names in
`@model`, queries of indexes, and the names of models that differ only in their first letter or whose plural is the name of
another one.

## Why is this bad?

The transformers stop with `cannot redeclare field` or `A resolver ... already exists`.

## Example

```graphql bad
type Review @model @auth(rules: [{ allow: owner }]) {
  text: String
}

type Reviews @model @auth(rules: [{ allow: owner }]) {
  average: Float
}
```

Use instead:

```graphql good
type Review @model @auth(rules: [{ allow: owner }]) {
  text: String
}

type ReviewSummary @model @auth(rules: [{ allow: owner }]) {
  average: Float
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.clashes import operation_clashes
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding]:
    for clash in operation_clashes(api):
        yield Finding(
            clash.span,
            f"The {clash.root.lower()} `{clash.name}` already exists.",
            (Related(clash.first, "The first one"),),
            package_message=clash.package_message,
        )


RULE = Rule(
    code="gen1/operation-name-taken",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_API,
    summary="Two operations have the same name.",
    covers=("G064", "G065", "G066", "G104", "G113", "G312"),
    check=check,
    added="0.2.0",
)
