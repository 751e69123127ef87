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
from amplify_ls.model.fields import GRAPHQL_TYPES
from amplify_ls.rules.defaults import empty_defaults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.parts import Parts


def check(parts: Parts) -> Iterator[Finding]:
    database = parts.database
    if not database.is_sql or not database.engine:
        return
    for part, link in empty_defaults(parts):
        kind = None if part.call is None else GRAPHQL_TYPES.get(part.call.name)
        if kind is None or kind in database.generated_types:
            continue
        field = part.name.rpartition(".")[2]
        if not database.generated_types:
            reason = "the database makes none"
            said = f"Invalid field definition for {field}. DB-generated fields are only supported with PostgreSQL data sources."
        else:
            reason = "the database makes integers only"
            said = f"Incompatible field type. Field type {kind} in field {field} cannot be configured as a DB-generated field."
        message = f"`{part.name}` has a default without a value, and {reason}."
        yield Finding(link.name_span, message, package_message=said, data=link)


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Remove `.default()`", (Remove(finding.data.span),), is_preferred=True)


RULE = Rule(
    code="data/unsuitable-database-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A field cannot have a default that the database makes.",
    covers=("F03",),
    check=check,
    fix=fix,
    fixable="always",
)
