"""`renameModels` gives a model the name of another model, which is then lost.

## What it does

Reports a pair in `.renameModels(...)` whose new name is already the name of a model of the SQL schema, including a
model that is renamed to its own name.

## Why is this bad?

The model that had the name is no longer part of the API, and neither TypeScript nor the packages report it. A model
that is renamed to its own name disappears as well.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
  review: a.model({ id: a.integer().required(), text: a.string() }).identifier(['id']),
});
const schema = generated
  .renameModels(() => [['product', 'review']])
  .authorization((allow) => [allow.authenticated()]);

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
  review: a.model({ id: a.integer().required(), text: a.string() }).identifier(['id']),
});
const schema = generated
  .renameModels(() => [['product', 'item']])
  .authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel


def check(data: DataModel) -> Iterator[Finding]:
    for schema in data.sql_schemas:
        for pair in schema.renamings:
            if pair.new is None or not pair.is_taken or pair.model is None:
                continue
            name = pair.new.value
            if pair.old.value == name:
                message = f"The model `{name}` is renamed to its own name, which removes it from the API."
            else:
                message = f"`{pair.old.value}` is renamed to `{name}`, the name of another model, which is then lost."
            yield Finding(pair.new.span, message)


RULE = Rule(
    code="data/lost-model",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.DATA,
    summary="`renameModels` gives a model the name of another model, which is then lost.",
    covers=(),
    check=check,
)
