"""An operation or type is added to a SQL schema with a method for another kind of entry.

## What it does

Reports entries of `.addQueries`, `.addMutations` and `.addSubscriptions` that are not queries, mutations or
subscriptions, respectively. Models are reported by `data/model-in-sql-schema`.

## Why is this bad?

Each of the three methods accepts one kind of operation only, and TypeScript rejects all others. The methods are
deprecated: `.addToSchema` accepts queries, mutations, subscriptions, custom types and enums.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.authorization((allow) => [allow.authenticated()]).addQueries({
  Size: a.enum(['small', 'large']),
});

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
const schema = generated.authorization((allow) => [allow.authenticated()]).addToSchema({
  Size: a.enum(['small', 'large']),
});

export const data = defineData({ schema });
```

## Fix safety

The fix changes the method to `.addToSchema`. It is safe, because `.addToSchema` accepts everything that the other
methods accept. There is no fix if `.addToSchema` is already called, or if more than one of the three methods is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import builder
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.builders import builder_call
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.sql import SqlSchema
    from amplify_ls.values.values import Link

_TAKEN = {"addQueries": "query", "addMutations": "mutation", "addSubscriptions": "subscription"}
_FOR_ALL = "addToSchema"


def check(data: DataModel) -> Iterator[Finding[tuple[SqlSchema, Link]]]:
    for schema in data.sql_schemas:
        for link, added in schema.added:
            wanted = _TAKEN.get(link.name)
            for prop in added if wanted is not None else ():
                call = builder_call(prop.value)
                # Models, and what cannot be in a schema at all, are reported by other rules.
                if call is None or call.arguments is None or call.name in (wanted, "model"):
                    continue
                made = builder(call.name)
                if made is None or "sql-schema-entry" not in made.places:
                    continue
                yield Finding(
                    call.name_span,
                    f"Expected {article(wanted or '')} for `{prop.name}` in `.{link.name}`, found `a.{call.name}`.",
                    package_message="is not assignable to type",
                    data=(schema, link),
                )


def fix(finding: Finding[tuple[SqlSchema, Link]]) -> Iterator[Fix]:
    schema, link = finding.data
    if schema.call.lacks(_FOR_ALL) and sum(1 for each, _ in schema.added if each.name != _FOR_ALL) == 1:
        yield Fix(f"Change to `.{_FOR_ALL}`", (Replace(link.name_span, _FOR_ALL),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="data/misplaced-sql-operation",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.DATA,
    summary="An operation or type is added to a SQL schema with a method for another kind of entry.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
