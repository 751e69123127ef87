"""A model of a SQL schema has secondary indexes.

## What it does

Reports `.secondaryIndexes(...)` on a model of a SQL schema.

## Why is this bad?

`.secondaryIndexes` creates indexes of DynamoDB tables and queries that use them. It is ignored for a table of a SQL database:
there is no such query, and indexes are created in the database.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const schema = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() })
    .identifier(['id'])
    .secondaryIndexes((index) => [index('title')]),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```

Use instead:

```ts good
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const schema = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```

## Fix safety

The fix removes `.secondaryIndexes(...)`. It is safe and is applied by `--fix`, because it changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove, Safety
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.values.values import Link


def check(entry: Entry) -> Iterator[Finding[Link]]:
    if entry.kind is not EntryKind.MODEL or entry.database.makes_indexes or entry.call is None:
        return
    link = entry.call.modifier("secondaryIndexes")
    # Models in a callback of the schema have no such method, which another rule reports.
    if link is not None and entry.value.span.covers(link.span):
        message = f"The indexes of `{entry.name}` are ignored, because its table is in a SQL database."
        yield Finding(link.name_span, message, data=link)


def fix(finding: Finding[Link]) -> Iterator[Fix]:
    yield Fix("Remove `.secondaryIndexes()`", (Remove(finding.data.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/ignored-indexes",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.ENTRY,
    summary="A model of a SQL schema has secondary indexes.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
)
