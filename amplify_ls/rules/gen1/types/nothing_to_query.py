"""A schema has nothing that can be queried.

## What it does

Reports an API without a type `Query` that has no models, or whose models generate no queries.

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
    if not api.chunks or api.has_broken_definitions or api.chunk(api.root_types.get("query", "")) is not None:
        return
    if _has_queries(api) or any(chunk.heading.get().kind is Kind.OPERATION for chunk in api.chunks):
        return
    first = api.chunks[0].content.get()
    model = api.definition(api.model_names[0]) if api.has_models else None
    place, cause = first.keyword, "no model"
    if model is not None and model.name is not None:
        place, cause = model.name.span, "no model with queries"
    yield Finding(
        place,
        f"The schema has {cause} and no `Query`, so nothing can be queried.",
        package_message="Query root type must be provided.",
    )


def _has_queries(api: Api) -> bool:
    """Whether a model generates a query, or may do so by an index or a search."""
    return any(_generates_query(api, name) for name in api.model_names)


def _generates_query(api: Api, name: str) -> bool:
    model = api.model(name)
    return model is None or (
        any(operation.kind.root == "Query" for operation in api.operations(name))
        or bool(model.indexes)
        or model.definition.directive("searchable") is not None
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
