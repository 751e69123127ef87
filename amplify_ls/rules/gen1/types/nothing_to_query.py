"""A schema has nothing that can be queried.

## What it does

Reports an API without models and without a type `Query`.

## Why is this bad?

A GraphQL API needs a query, so the resulting schema is not valid.

## Example

```graphql bad
enum Answer { yes no }
```

Use instead:

```graphql good
enum Answer { yes no }

type Vote @model @auth(rules: [{ allow: owner }]) {
  answer: Answer
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding]:
    if not api.chunks or api.has_broken_definitions or api.has_models or api.chunk(api.root_types.get("query", "")) is not None:
        return
    if any(chunk.heading.get().kind is Kind.OPERATION for chunk in api.chunks):
        return
    first = api.chunks[0].content.get()
    yield Finding(
        first.keyword,
        "The schema has no model and no `Query`, so nothing can be queried.",
        package_message="Query root type must be provided.",
    )


RULE = Rule(
    code="gen1/nothing-to-query",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_API,
    summary="A schema has nothing that can be queried.",
    covers=("G028",),
    check=check,
    added="0.2.0",
)
