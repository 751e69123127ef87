"""Two combined SQL schemas have the same identifier.

## What it does

Reports a SQL schema in `a.combine([...])` whose `identifier` is that of an earlier one.

## Why is this bad?

The identifier distinguishes the databases of an API. If two of them have the same, the backend cannot be
synthesized.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const other = configure({
  database: { identifier: 'shop', engine: 'mysql', connectionUri: secret('OTHER_CONNECTION_STRING') },
}).schema({
  store: a.model({ id: a.integer().required() }).identifier(['id']),
});
const schema = a.combine([
  generated.authorization((allow) => [allow.authenticated()]),
  other.authorization((allow) => [allow.authenticated()]),
]);

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
const other = configure({
  database: { identifier: 'stores', engine: 'mysql', connectionUri: secret('OTHER_CONNECTION_STRING') },
}).schema({
  store: a.model({ id: a.integer().required() }).identifier(['id']),
});
const schema = a.combine([
  generated.authorization((allow) => [allow.authenticated()]),
  other.authorization((allow) => [allow.authenticated()]),
]);

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.values.values import Text


def check(data: DataModel) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for schema in data.sql_schemas:
        name = schema.identifier
        if name is None or not name.value:
            continue
        first = seen.setdefault(name.value, name)
        if first.span != name.span:
            yield Finding(
                name.span,
                f"The identifier `{name.value}` is already used by another database of the API.",
                related=(Related(first.span, "The other database"),),
                package_message=f"The SQL-based ModelDataSourceStrategy 'hash{name.value}' was found in multiple definitions, "
                "but a strategy name cannot be shared between definitions.",
            )


RULE = Rule(
    code="data/repeated-database-identifier",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="Two combined SQL schemas have the same identifier.",
    covers=(),
    check=check,
)
