"""A field cannot have a default that the database makes.

`.default()` without a value says that the database fills the field in. PostgreSQL does so for integers, and for nothing
else; MySQL not at all.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), code: a.string().default() }).identifier(['id']),
});
const schema = generated.authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```

Use instead:

```ts good
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), code: a.integer().default() }).identifier(['id']),
});
const schema = generated.authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data import DataModel
    from amplify_ls.model.fields import Field
    from amplify_ls.values.values import Link


_POSTGRESQL = "postgresql"


def check(data: DataModel) -> Iterator[Finding]:
    for schema in data.sql_schemas:
        for prop in schema.models:
            fields = schema.fields(prop.name)
            for field in () if fields is None else fields:
                link = _empty_default(field)
                if link is None or field.graphql_type is None or not schema.engine:
                    continue
                if schema.engine != _POSTGRESQL:
                    reason = "the database makes none"
                    said = (
                        f"Invalid field definition for {field.name}. DB-generated fields are only supported with "
                        "PostgreSQL data sources."
                    )
                elif field.graphql_type != "Int":
                    reason = "the database makes integers only"
                    said = (
                        f"Incompatible field type. Field type {field.graphql_type} in field {field.name} cannot be "
                        "configured as a DB-generated field."
                    )
                else:
                    continue
                message = f"`{prop.name}.{field.name}` has a default without a value, and {reason}."
                yield Finding(link.name_span, message, package_message=said, data=link)


def _empty_default(field: Field) -> Link | None:
    """The ``.default()`` of a field that gives no value."""
    link = None if field.call is None else field.call.modifier("default")
    if link is None or link.arguments is None or link.arguments.is_open:
        return None
    given = link.arguments[0]
    return link if given is None or (isinstance(given, Nothing) and not given.is_null) else None


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Remove `.default()`", (Remove(finding.data.span),), is_preferred=True)


RULE = Rule(
    code="data/unsuitable-database-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="A field cannot have a default that the database makes.",
    covers=("F03",),
    check=check,
    fix=fix,
    fixable="always",
)
