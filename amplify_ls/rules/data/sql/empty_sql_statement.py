"""A SQL handler has no statement.

## What it does

Reports `a.handler.inlineSql('...')` with an empty string.

## Why is this bad?

The statement returns the result of the operation. An empty one is rejected at synthesis.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated
  .authorization((allow) => [allow.authenticated()])
  .addToSchema({
    count: a.query().returns(a.integer()).handler(a.handler.inlineSql('')),
  });

export const data = defineData({ schema });
```

Use instead:

```ts good
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated
  .authorization((allow) => [allow.authenticated()])
  .addToSchema({
    count: a.query().returns(a.integer()).handler(a.handler.inlineSql('SELECT count(*) FROM product')),
  });

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    if not parts.database.is_sql:
        return
    for part in parts.built("handler.inlineSql"):
        given = None if part.call is None else part.call.argument(0)
        if part.place == "handler" and isinstance(given, Text) and not given.value.strip():
            yield Finding(
                given.span,
                f"The SQL statement of `{part.name}` is empty.",
                package_message="@sql directive 'statement' argument must not be empty.",
            )


RULE = Rule(
    code="data/empty-sql-statement",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A SQL handler has no statement.",
    covers=(),
    check=check,
)
