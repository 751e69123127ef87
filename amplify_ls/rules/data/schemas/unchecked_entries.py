"""A schema has more entries than are checked.

## What it does

Reports the first entry of an API that is not checked because the API has more than 1,000 models, types and operations.

## Why is this bad?

Mistakes in this entry and in those after it are not reported. An API of this size cannot be deployed: each model is a nested
stack, and a stack has at most 500 resources.

## Example

```ts
const schema = a.schema({
  Customer: a.model({ name: a.string() }),
  // and 1,000 models more
}).authorization((allow) => [allow.authenticated()]);
```

Use instead:

```ts
const schema = a.schema({
  Customer: a.model({ name: a.string() }),
}).authorization((allow) => [allow.authenticated()]);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.data.schemas import MOST_ENTRIES
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel


def check(data: DataModel) -> Iterator[Finding]:
    first = data.table.beyond
    if first is not None:
        yield Finding(first.name_span, f"Only the first {MOST_ENTRIES:,} models, types and operations of this API are checked.")


RULE = Rule(
    code="data/unchecked-entries",
    severity=Severity.INFORMATION,
    stages=(Stage.TYPES,),
    subject=Subject.DATA,
    summary="A schema has more entries than are checked.",
    covers=(),
    check=check,
    added="0.2.0",
)
