"""The API has no query.

## What it does

Reports a schema that has neither a model with the operations `list` or `get` nor a custom query.

## Why is this bad?

GraphQL requires at least one query. A schema that consists of types, mutations and subscriptions only, or whose
models disable `list` and `get`, passes synthesis and is rejected when the API is deployed.

## Example

```ts bad
const schema = a.schema({
  Log: a.model({ text: a.string() }).disableOperations(['queries']),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Log: a.model({ text: a.string() }).disableOperations(['list']),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel


def check(data: DataModel) -> Iterator[Finding]:
    if not data.names_of_api.shared.may_have_queries and data.schemas:
        call = data.schemas[0].call
        yield Finding(
            call.name_span,
            "The API has no query, but GraphQL requires at least one.",
            package_message="Query root type must be provided.",
        )


RULE = Rule(
    code="data/no-queries",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.DATA,
    summary="The API has no query.",
    covers=("S11",),
    check=check,
)
