"""The query of a secondary index has a name that is none in GraphQL.

`.queryField(...)` names a query of the API: letters, digits and underscores, no digit first. The synth lets any text
through; the API that comes out of it does not parse.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.graphql_text import NAME
from amplify_ls.rules.indexes import indexes
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts

_BETWEEN_WORDS = re.compile(r"[^_0-9A-Za-z]+(.?)")


def check(parts: Parts) -> Iterator[Finding]:
    for index in indexes(parts):
        query = index.query
        if not isinstance(query, Text) or not query.value:
            continue
        if NAME.fullmatch(query.value) is None or query.value.startswith("__"):
            yield Finding(query.span, f"`{query.value}` is not a name in GraphQL.", package_message="Syntax Error", data=query)


def fix(finding: Finding) -> Iterator[Fix]:
    name = _BETWEEN_WORDS.sub(lambda found: found.group(1).upper(), finding.data.value.strip()).lstrip("_")
    if NAME.fullmatch(name) is not None:
        yield Fix(f"Change to `{name}`", (Replace(finding.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code="data/invalid-query-field",
    severity=Severity.ERROR,
    stages=(Stage.DEPLOY,),
    subject=Subject.PARTS,
    summary="The query of a secondary index has a name that is none in GraphQL.",
    covers=("X12",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
