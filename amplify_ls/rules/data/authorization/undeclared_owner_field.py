"""An authorization rule of a SQL model reads a field that the model does not have.

## What it does

Reports `allow.owner()` without a field `owner`, and `allow.ownerDefinedIn('field')` and similar rules without that
field, in a model of a SQL schema.

## Why is this bad?

In DynamoDB, the owner field of a record is added automatically. A table of a SQL database only has its own columns,
so the field must be one of them. Otherwise the backend cannot be synthesized.

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

## Fix safety

The fix changes the name to that of a similar field. It is not applied by `--fix`, because it changes who has
access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.rules.data.record_fields import OWNER, field_read, rules_of
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts
    from amplify_ls.syntax.outline import Span


def check(parts: Parts) -> Iterator[Finding[tuple[Span, str | None]]]:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL or entry.database.has_implied_fields:
        return
    for rule in rules_of(entry, parts):
        used = field_read(rule)
        if used is None or not entry.fields.lacks(used[0]):
            continue
        name, span = used
        yield Finding(
            span,
            f"The model `{entry.name}` has no field `{name}`, which `allow.{rule.name}` reads.",
            related=(Related(entry.name_span, f"`{entry.name}` is defined here"),),
            package_message=f"Field {name} isn't defined.",
            data=(span, nearest(name, list(entry.fields.by_name)) if rule.name != OWNER else None),
        )


def fix(finding: Finding[tuple[Span, str | None]]) -> Iterator[Fix]:
    span, found = finding.data
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(span, f"'{found}'"),), is_preferred=True)


RULE = Rule(
    code="data/undeclared-owner-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="An authorization rule of a SQL model reads a field that the model does not have.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
