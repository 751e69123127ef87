"""The name of the query of a secondary index is not a valid GraphQL name.

## What it does

Reports `.queryField(...)` with a name that is not a GraphQL name, which consists of letters, digits and underscores and starts
with neither a digit nor two underscores.

## Why is this bad?

`.queryField(...)` names a query of the API. The packages accept any string at synthesis, but the schema of the API then has a
syntax error, and the deployment fails.

## Example

```ts bad
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author').queryField('by-author')]),
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts good
const schema = a.schema({
  Post: a.model({ author: a.string() }).secondaryIndexes((index) => [index('author').queryField('byAuthor')]),
}).authorization((allow) => [allow.authenticated()]);
```

## Fix safety

The fix changes the name to a valid one. It is unsafe, because only you know the name that clients use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.data.graphql_text import NAME
from amplify_ls.rules.data.indexes import indexes
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts

_BETWEEN_WORDS = re.compile(r"[^_0-9A-Za-z]+(.?)")


def check(parts: Parts) -> Iterator[Finding[Text]]:
    for index in indexes(parts):
        query = index.query
        if not isinstance(query, Text) or not query.value:
            continue
        if NAME.fullmatch(query.value) is None or query.value.startswith("__"):
            yield Finding(
                query.span, f"`{query.value}` is not a valid GraphQL name.", package_message="Syntax Error", data=query
            )


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    name = _BETWEEN_WORDS.sub(lambda found: found.group(1).upper(), finding.data.value.strip()).lstrip("_")
    if NAME.fullmatch(name) is not None:
        yield Fix(f"Change to `{name}`", (Replace(finding.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code="data/invalid-query-field",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.PARTS,
    summary="The name of the query of a secondary index is not a valid GraphQL name.",
    covers=("X12",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
