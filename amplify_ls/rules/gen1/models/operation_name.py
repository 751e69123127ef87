"""The name of an operation is not a name in GraphQL.

## What it does

Reports names of queries, mutations, subscriptions and index queries that contain other characters than letters, digits and
underscores.

## Why is this bad?

The transformers accept them, but the resulting schema cannot be parsed.

## Example

```graphql bad
type Todo @model(queries: { get: "get todo", list: "listTodos" }) @auth(rules: [{ allow: owner }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model(queries: { get: "getTodo", list: "listTodos" }) @auth(rules: [{ allow: owner }]) {
  content: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.gen1.syntax.nodes import (
    Name,
    ObjectValue,
)
from amplify_ls.rules.gen1.wording import is_named
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None:
        return
    names = [Name(operation.name, operation.span) for operation in declared.api.operations(declared.name) if operation.span]
    names += [index.written_query for index in model.indexes if index.written_query is not None]
    searchable = model.definition.directive("searchable")
    search = None if searchable is None else searchable.get("queries")
    names += text_names(search.get("search")) if isinstance(search, ObjectValue) else ()
    for name in names:
        if name.text and not is_named(name.text):
            yield Finding(
                name.span,
                f"`{name.text}` is not a valid name for an operation.",
                package_message='Syntax Error: Expected ":", found Name',
            )


RULE = Rule(
    code="gen1/operation-name",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="The name of an operation is not a name in GraphQL.",
    covers=("G063", "G114", "G282"),
    check=check,
    added="0.2.0",
)
