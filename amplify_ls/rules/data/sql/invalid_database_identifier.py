"""The identifier of a database contains invalid characters.

## What it does

Reports an `identifier` of a database that contains characters other than letters, digits and underscores.

## Why is this bad?

The identifier becomes part of the name of a data source of the API. The synthesis fails with any other character.

## Example

```ts bad
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'my-shop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```

Use instead:

```ts good
import { a, defineData, secret } from '@aws-amplify/backend';
import { configure } from '@aws-amplify/data-schema/internals';

const generated = configure({
  database: { identifier: 'myShop', engine: 'postgresql', connectionUri: secret('SQL_CONNECTION_STRING') },
}).schema({
  product: a.model({ id: a.integer().required(), title: a.string() }).identifier(['id']),
});
const schema = generated.authorization((allow) => [allow.authenticated()]);

export const data = defineData({ schema });
```

## Fix safety

The fix changes the identifier to camel case. It is unsafe, because the resources of a deployed API are named after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.syntax.outline import Span

_ALLOWED = re.compile(r"[A-Za-z0-9_]*")
_BETWEEN_WORDS = re.compile(r"[^A-Za-z0-9_]+(.?)")


def check(data: DataModel) -> Iterator[Finding[tuple[Span, str]]]:
    for schema in data.sql_schemas:
        name = schema.identifier
        if name is not None and _ALLOWED.fullmatch(name.value) is None:
            kept = re.sub("[^A-Za-z0-9_]", "", name.value)
            better = _BETWEEN_WORDS.sub(lambda found: found.group(1).upper(), name.value)
            yield Finding(
                name.span,
                f"The database identifier `{name.value}` contains characters other than letters, digits and underscores.",
                package_message=f"DataSource SQLLambdaDataSourcehash{kept} is missing in the API",
                data=(name.span, better),
            )


def fix(finding: Finding[tuple[Span, str]]) -> Iterator[Fix]:
    span, name = finding.data
    if name:
        yield Fix(f"Change to `{name}`", (Replace(span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code="data/invalid-database-identifier",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="The identifier of a database contains invalid characters.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
