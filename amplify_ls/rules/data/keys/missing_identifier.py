"""A model of a SQL schema has no primary key.

## What it does

Reports a model of a SQL schema that has no field `id` and no `.identifier([...])`, or an empty one.

## Why is this bad?

A model in DynamoDB gets an `id` if it does not declare one. A table of a SQL database only has its own columns, so
its model needs `.identifier([...])` with the columns of the primary key, or a field `id`. TypeScript does not
report a missing key; the backend cannot be synthesized.

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

## Fix safety

The fix adds `.identifier([...])` with the field that looks most like a primary key. It is not applied by `--fix`,
because another column may be the primary key of the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertAfter, Replace
from amplify_ls.rules.data.identifier_fixes import likely_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Entry


def check(entry: Entry) -> Iterator[Finding[Entry]]:
    identifier, call = entry.identifier, entry.call
    if entry.database.has_implied_fields or identifier is None or identifier.items or call is None:
        return
    link = call.modifier("identifier")
    if (link is None and not entry.fields.lacks("id")) or not _is_table(entry):
        return
    why = "it has no field `id`" if link is None else "its identifier is empty"
    yield Finding(
        entry.name_span if link is None else link.name_span,
        f"The SQL model `{entry.name}` has no primary key, because {why}.",
        package_message=f'SQL model "{entry.name}" must contain a primary key field',
        data=entry,
    )


def _is_table(entry: Entry) -> bool:
    """Whether a model is one of the tables; models that are added to the schema are reported by another rule."""
    schema = entry.data.schema_of(entry.name)
    return schema is not None and schema.sql is not None and entry.name in schema.sql.models


def fix(finding: Finding[Entry]) -> Iterator[Fix]:
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
    summary="A model of a SQL schema has no primary key.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
