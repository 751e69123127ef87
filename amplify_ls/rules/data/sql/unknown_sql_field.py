"""A callback of a SQL schema uses a field that the model does not have.

## What it does

Reports an unknown field of `models.NAME.fields` in `.setAuthorization(...)`.

## Why is this bad?

`models.NAME.fields` contains the fields of the model, so that they can get rules of their own. An unknown field is
undefined: TypeScript rejects it, and synthesis fails.

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
  .authorization((allow) => [allow.authenticated().to(['read'])])
  .setAuthorization((models) => [
    models.product.fields.titel.authorization((allow) => [allow.authenticated().to(['read'])]),
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
const schema = generated
  .authorization((allow) => [allow.authenticated().to(['read'])])
  .setAuthorization((models) => [
    models.product.fields.title.authorization((allow) => [allow.authenticated().to(['read'])]),
  ]);

export const data = defineData({ schema });
```

## Fix safety

The fix changes the field to a similar one. It is not applied by `--fix`, because it changes who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.builders import builder_call
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.values.values import Link

_FIELDS = "fields"


def check(data: DataModel) -> Iterator[Finding[tuple[Link, tuple[str, ...]]]]:
    for schema in data.sql_schemas:
        for named in schema.named_models:
            if named.model is None or len(named.calls) < 3 or named.calls[0].name != _FIELDS:
                continue
            call, link = builder_call(named.model.written.value), named.calls[1]
            # The fields of the table: relationships that are added later are not among them.
            given = None if call is None or call.name != "model" else call.argument(0)
            if isinstance(given, Object) and link.name and link.arguments is None and given.lacks(link.name):
                yield Finding(
                    link.name_span,
                    f"The SQL model `{named.name}` has no field `{link.name}`.",
                    package_message=f"Cannot read properties of undefined (reading '{named.calls[2].name}')",
                    data=(link, tuple(given.properties)),
                )


def fix(finding: Finding[tuple[Link, tuple[str, ...]]]) -> Iterator[Fix]:
    link, names = finding.data
    found = nearest(link.name, list(names))
    if found is not None and found.isidentifier():
        yield Fix(f"Change to `{found}`", (Replace(link.name_span, found),), is_preferred=True)


RULE = Rule(
    code="data/unknown-sql-field",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.DATA,
    summary="A callback of a SQL schema uses a field that the model does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
