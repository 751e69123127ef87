"""A callback of a SQL schema uses a model that the schema does not have.

## What it does

Reports an unknown model of `models` in `.setAuthorization(...)` and `.setRelationships(...)`, including the old
name of a renamed model.

## Why is this bad?

Both methods pass the models of the schema to their callback. An unknown model is undefined: TypeScript rejects it,
and synthesis fails.

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

## Fix safety

The fix changes the name to that of a similar model, or to the new name of a renamed one. It is not applied by
`--fix`, because another model may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, RenameParameter, Replace
from amplify_ls.model.data.sql import TakenOut
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.sql import NamedModel


def check(data: DataModel) -> Iterator[Finding[NamedModel]]:
    for schema in data.sql_schemas:
        for named in schema.named_models:
            if not named.is_unknown or not named.calls:
                continue
            why = "is not a model of the SQL schema" if named.now is None else f"has been renamed to `{named.now}`"
            yield Finding(
                named.place,
                f"`{named.name}` {why}.",
                package_message=f"Cannot read properties of undefined (reading '{named.calls[0].name}')",
                data=named,
            )


def fix(finding: Finding[NamedModel]) -> Iterator[Fix]:
    named: NamedModel = finding.data
    found = nearest(named.name, list(named.names)) if named.now is None else named.now
    if found is None:
        return
    edit = _edit(named, found)
    if edit is not None:
        yield Fix(f"Change to `{found}`", (edit,), is_preferred=True)


def _edit(named: NamedModel, name: str) -> Operation | None:
    link, is_plain = named.chain.links[0], name.isidentifier()
    if link.subscript is not None:
        return Replace(named.place, f"'{name}'")
    # In `models['Name']`, the name is the text between the quotes.
    if link.span.end > link.name_span.end:
        return Replace(named.place, name)
    if named.taken_out is TakenOut.CONSTANT:
        return Replace(named.place, f"{name}: {named.name}") if is_plain else None
    if named.taken_out is TakenOut.PARAMETER:
        return RenameParameter(named.chain.base.span, named.name, name) if is_plain else None
    return Replace(named.place, name) if is_plain else Replace(link.span, f"['{name}']")


RULE = Rule(
    code="data/unknown-sql-model",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.DATA,
    summary="A callback of a SQL schema uses a model that the schema does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
