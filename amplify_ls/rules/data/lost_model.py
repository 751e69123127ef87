"""`renameModels` gives a model the name of another one, which is lost.

The model that had the name is no longer in the API, and nothing reports it. A model that is renamed to its own name is
lost as well.

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

    from amplify_ls.model.data import DataModel


def check(data: DataModel) -> Iterator[Finding]:
    for schema in data.sql_schemas:
        for pair in schema.renamings:
            if pair.new is None or not pair.is_taken or pair.model is None:
                continue
            name = pair.new.value
            if pair.old.value == name:
                message = f"`{name}` is removed from the API, because it is renamed to the name that it has."
            else:
                message = f"`{name}` is the name of another model, which is lost."
            yield Finding(pair.new.span, message)


RULE = Rule(
    code="data/lost-model",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.DATA,
    summary="`renameModels` gives a model the name of another one, which is lost.",
    covers=(),
    check=check,
)
