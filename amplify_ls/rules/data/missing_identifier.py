"""A model of a SQL schema has no key.

A model in DynamoDB gets an `id` when it declares none. A table of a SQL database has the columns that it has, so its model
needs `.identifier([...])` with the columns of the primary key, or a field `id`. The type check does not notice; the backend
does not build.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ number: a.integer().required(), title: a.string() }),
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
  product: a.model({ number: a.integer().required(), title: a.string() }).identifier(['number']),
});
const schema = generated.authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Replace
from amplify_ls.rules.identifier_fixes import likely_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.entries import Entry


def check(entry: Entry) -> Iterator[Finding]:
    identifier, call = entry.identifier, entry.call
    if entry.database.has_implied_fields or identifier is None or identifier.items or call is None:
        return
    link = call.modifier("identifier")
    if (link is None and not entry.fields.lacks("id")) or not _is_table(entry):
        return
    yield Finding(
        entry.name_span if link is None else link.name_span,
        f"`{entry.name}` has no key, because {'it has no field `id`' if link is None else 'its identifier is empty'}.",
        package_message=f'SQL model "{entry.name}" must contain a primary key field',
        data=entry,
    )


def _is_table(entry: Entry) -> bool:
    """Whether a model is one of the tables: those that are added to the schema are refused altogether."""
    schema = entry.data.schema_of(entry.name)
    return schema is not None and schema.sql is not None and entry.name in schema.sql.models


def fix(finding: Finding) -> Iterator[Fix]:
    entry: Entry = finding.data
    name = likely_key(entry)
    if name is None or entry.call is None:
        return
    text, link = f".identifier(['{name}'])", entry.call.modifier("identifier")
    edit: Operation = InsertAfter(entry.call.link.span, text) if link is None else Replace(link.span, text)
    yield Fix(f"Add `{text}`" if link is None else f"Change to `{text}`", (edit,), is_preferred=True)


RULE = Rule(
    code="data/missing-identifier",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.ENTRY,
    summary="A model of a SQL schema has no key.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
