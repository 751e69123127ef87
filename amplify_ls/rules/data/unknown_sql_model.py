"""A callback asks for a model that the SQL schema does not have.

`.setAuthorization` and `.setRelationships` hand the models of the schema to their callback. One that is not there is
undefined, and what is called on it fails.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.setAuthorization((models) => [
  models.prodct.authorization((allow) => [allow.authenticated()]),
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
const schema = generated.setAuthorization((models) => [
  models.product.authorization((allow) => [allow.authenticated()]),
]);

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data import DataModel
    from amplify_ls.model.sql import NamedModel


def check(data: DataModel) -> Iterator[Finding]:
    for schema in data.sql_schemas:
        for named in schema.named_models():
            link = named.link
            if link.name and link.arguments is None and schema.lacks(link.name):
                yield Finding(
                    link.name_span,
                    f"`{link.name}` is not a model of the schema.",
                    package_message=_said(named),
                    data=(schema, link),
                )


def _said(named: NamedModel) -> str:
    called = named.calls[0].name if named.calls else "authorization"
    return f"Cannot read properties of undefined (reading '{called}')"


def fix(finding: Finding) -> Iterator[Fix]:
    schema, link = finding.data
    found = nearest(link.name, list(schema.models.properties))
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(link.name_span, found),), is_preferred=True)


RULE = Rule(
    code="data/unknown-sql-model",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.DATA,
    summary="A callback asks for a model that the SQL schema does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
