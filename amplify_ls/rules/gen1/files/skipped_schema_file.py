"""A schema file is not checked.

## What it does

Reports a file of a schema that is not checked because it is larger than 2 MB or has more than 3,000 definitions.

## Why is this bad?

What the file declares is unknown, so mistakes in it, and in definitions that depend on it, are not reported. Such files are
usually generated.

## Example

```graphql
# amplify/backend/api/shop/schema.graphql
type Order @model @auth(rules: [{ allow: owner }]) {
  id: ID!
}
# and 3,000 types more
```

Use instead:

```graphql
# amplify/backend/api/shop/schema/order.graphql
type Order @model @auth(rules: [{ allow: owner }]) {
  id: ID!
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.bounds import LARGEST_TEXT, MOST_DEFINITIONS, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api


def check(api: Api) -> Iterator[Finding]:
    for file in api.files:
        reason = file.left_out.get()
        if reason is LeftOut.SIZE:
            yield Finding(file.span(0, 0), f"This file is larger than {LARGEST_TEXT // 1_000_000} MB and is not checked.")
        elif reason is not None:
            yield Finding(file.span(0, 0), f"This file has more than {MOST_DEFINITIONS:,} definitions and is not checked.")


RULE = Rule(
    code="gen1/skipped-schema-file",
    severity=Severity.INFORMATION,
    stages=(Stage.TYPES,),
    subject=Subject.GEN1_API,
    summary="A schema file is not checked.",
    covers=(),
    check=check,
    added="0.2.0",
)
