"""A field has a default that the database cannot generate.

## What it does

Reports `.default()` without a value on a field that is not an integer, or in a model of a MySQL database.

## Why is this bad?

`.default()` without a value means that the database generates the value. PostgreSQL does so for integers only, and
MySQL not at all. Otherwise the backend cannot be synthesized.

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

## Fix safety

The fix removes `.default()`. It is not applied by `--fix`, because a default with a value may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.data.fields import GRAPHQL_TYPES
from amplify_ls.rules.data.defaults import empty_defaults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Link


def check(parts: Parts) -> Iterator[Finding[Link]]:
    database = parts.database
    if not database.is_sql or not database.engine:
        return
    for part, link in empty_defaults(parts):
        kind = None if part.call is None else GRAPHQL_TYPES.get(part.call.name)
        if kind is None or kind in database.generated_types:
            continue
        field = part.name.rpartition(".")[2]
        if not database.generated_types:
            reason = "MySQL does not generate values"
            said = f"Invalid field definition for {field}. DB-generated fields are only supported with PostgreSQL data sources."
        else:
            reason = "PostgreSQL generates integers only"
            said = f"Incompatible field type. Field type {kind} in field {field} cannot be configured as a DB-generated field."
        message = f"The field `{part.name}` cannot have `.default()` without a value, because {reason}."
        yield Finding(link.name_span, message, package_message=said, data=link)


def fix(finding: Finding[Link]) -> Iterator[Fix]:
    yield Fix("Remove `.default()`", (Remove(finding.data.span),), is_preferred=True)


RULE = Rule(
    code="data/unsuitable-database-default",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A field has a default that the database cannot generate.",
    covers=("F03",),
    check=check,
    fix=fix,
    fixable="always",
)
