"""No model of a SQL schema has an authorization rule.

## What it does

Reports a SQL schema for which neither `.authorization(...)` nor `.setAuthorization(...)` sets a rule, if
`authorizationModes` of `defineData` is set.

## Why is this bad?

Unlike for a schema over DynamoDB, the packages accept a SQL schema without rules. However, nobody can read or write
its records: each request fails with `Unauthorized`.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const schema = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

Use instead:

```ts good
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const schema = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
}).authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

## Fix safety

The fix adds `allow.authenticated()` to the schema. It is not applied by `--fix`, because it decides who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import members_by_name
from amplify_ls.edits.operations import Fix, InsertAfter
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.schemas import has_rules
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.schemas import Schema
    from amplify_ls.model.data.sql import SqlSchema


def check(data: DataModel) -> Iterator[Finding[Schema]]:
    for schema in data.schemas:
        if schema.sql is None or _is_wrong(schema.sql) or not _is_closed(data):
            continue
        if has_rules(schema) is False and _are_all_without(data, schema):
            yield Finding(
                schema.call.chain.links[-1].name_span,
                "No model of the SQL schema has an authorization rule, so nobody can access their records.",
                data=schema,
            )


def _is_closed(data: DataModel) -> bool:
    """Whether models without rules are inaccessible: without any mode, everyone with the API key of a sandbox has access."""
    options = None if data.definition is None else data.definition.options
    return options is not None and options.get("authorizationModes") is not None


def _is_wrong(schema: SqlSchema) -> bool:
    """Whether other rules report calls that may be intended to set the rules."""
    known = members_by_name("schema:sql")
    return any(link.name not in known for link in schema.call.modifiers) or any(
        named.is_unknown or not all(link.arguments for link in named.calls) for named in schema.named_models
    )


def _are_all_without(data: DataModel, schema: Schema) -> bool:
    """Whether there are models, and none of them or of their fields has rules."""
    entries = None if schema.entries is None or schema.entries.is_open else schema.entries
    if entries is None:
        return False
    found = [data.entry(prop.name) for prop in entries]
    models = [entry for entry in found if entry is not None and entry.kind is EntryKind.MODEL]
    if len(models) < len(found) and any(entry is None or entry.kind is EntryKind.UNKNOWN for entry in found):
        return False
    return bool(models) and all(
        entry.lacks_authorization and not any(field.has("authorization") is not False for field in entry.fields)
        for entry in models
    )


def fix(finding: Finding[Schema]) -> Iterator[Fix]:
    schema: Schema = finding.data
    if schema.call.lacks("authorization"):
        text = ".authorization((allow) => [allow.authenticated()])"
        yield Fix("Add `allow.authenticated()` to the schema", (InsertAfter(schema.call.chain.span, text),))


RULE = Rule(
    code="data/sql-schema-without-rules",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.DATA,
    summary="No model of a SQL schema has an authorization rule.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
