"""A rule of a SQL model reads a field that the model does not have.

In DynamoDB the field that names the owner or the group of a record is added where it is not declared. A table of a SQL
database has the columns that it has: the field of `allow.owner()`, `owner`, must be one of them, as must those of
`allow.ownerDefinedIn('field')` and its like.

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
  models.product.authorization((allow) => [allow.owner()]),
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
  product: a.model({ id: a.integer().required(), owner: a.string() }).identifier(['id']),
});
const schema = generated.setAuthorization((models) => [
  models.product.authorization((allow) => [allow.owner()]),
]);

export const data = defineData({ schema });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.sql import rule_field
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.authorization import AccessRule
    from amplify_ls.model.data import DataModel
    from amplify_ls.model.sql import SqlSchema


def check(data: DataModel) -> Iterator[Finding]:
    for schema in data.sql_schemas:
        ruled = set()
        for model, rule in schema.rules():
            ruled.add(model)
            yield from _faults(schema, (model,), rule)
        if not any(True for _ in schema.renamings()):
            others = tuple(name for name in schema.models.properties if name not in ruled)
            for rule in schema.shared_rules():
                yield from _faults(schema, others, rule)


def _faults(schema: SqlSchema, models: tuple[str, ...], rule: AccessRule) -> Iterator[Finding]:
    """What is wrong with a rule that holds for some models: one finding, however many of them lack the field."""
    used = rule_field(rule)
    if used is None:
        return
    name, span = used
    for model in models:
        fields = schema.fields(model)
        if fields is not None and fields.lacks(name):
            yield Finding(
                span,
                f"`{model}` has no field `{name}`, which this rule reads.",
                package_message=f"Field {name} isn't defined.",
                data=(span, nearest(name, list(fields.by_name)) if rule.name != "owner" else None),
            )
            return


def fix(finding: Finding) -> Iterator[Fix]:
    span, found = finding.data
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(span, f"'{found}'"),), is_preferred=True)


RULE = Rule(
    code="data/undeclared-owner-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.DATA,
    summary="A rule of a SQL model reads a field that the model does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
