"""An index has no query because of a feature flag.

## What it does

Reports `@index` without `queryField` if `cli.json` turns the feature flag `enableAutoIndexQueryNames` off. `queryField:
null` makes clear that no query is intended.

## Why is this bad?

Without the flag there is no query for the index, although newer projects get one.

## Example

```graphql bad
# amplify/cli.json
{ "features": { "graphqltransformer": { "enableautoindexquerynames": false } } }
# amplify/backend/api/app/schema.graphql
type Post @model @auth(rules: [{ allow: owner }]) {
  blog: ID! @index(name: "byBlog")
}
```

Use instead:

```graphql good
# amplify/cli.json
{ "features": { "graphqltransformer": { "enableautoindexquerynames": false } } }
# amplify/backend/api/app/schema.graphql
type Post @model @auth(rules: [{ allow: owner }]) {
  blog: ID! @index(name: "byBlog", queryField: "postsByBlog")
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
    model = declared.model
    if model is None or declared.api.flags.names_index_queries:
        return
    used = _queried(declared)
    for index in model.indexes:
        if index.has_query and index.written_query is None and index.name not in used:
            yield Finding(
                index.directive.at_name,
                f"The index `{index.name}` has no query, because it has no `queryField` and "
                "`enableAutoIndexQueryNames` is off.",
            )


def _queried(declared: Declared) -> frozenset[str]:
    """The names of the indexes that relationships use."""
    return frozenset(
        relation.index_name
        for each in declared.api.incoming(declared.name)
        for relation in each.relations
        if relation.index_name is not None
    )


RULE = Rule(
    code="gen1/index-without-query",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("index",),
    summary="An index has no query because of a feature flag.",
    covers=("G116",),
    check=check,
    added="0.2.0",
)
