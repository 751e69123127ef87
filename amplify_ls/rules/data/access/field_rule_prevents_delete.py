"""The rules of a field make it impossible to delete records.

## What it does

Reports the authorization rules of a field if they prevent somebody from deleting records whom the rules of the model allow
to.

## Why is this bad?

The rules of a field replace those of the model for that field, and a record can only be deleted by those who may delete each
of its fields. An owner who may only read a field can no longer delete the record: the request is unauthorized.

## Example

```ts bad
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Account: a
    .model({
      name: a.string(),
      balance: a.float().authorization((allow) => [allow.owner().to(['read'])]),
    })
    .authorization((allow) => [allow.owner()]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

Use instead:

```ts good
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Account: a
    .model({
      name: a.string(),
      balance: a.float().authorization((allow) => [allow.owner().to(['read', 'delete'])]),
    })
    .authorization((allow) => [allow.owner()]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

## Fix safety

The fix adds `delete` to a rule of the field that applies to the same role. It is unsafe because it changes who has access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.field_rules import lost_deletes, ruled_model
from amplify_ls.access.roles import roles_of
from amplify_ls.access.words import joined, role_words
from amplify_ls.edits.operations import Fix, InsertItem
from amplify_ls.rules.data.access_rules import listed_words
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.field_rules import LostDelete
    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding[LostDelete]]:
    model = ruled_model(parts)
    if model is None or parts.entry is None:
        return
    name = parts.entry.name
    for lost in lost_deletes(model):
        authorization = lost.field.authorization
        assert authorization is not None
        span = authorization.link.name_span
        yield Finding(
            span if lost.field.property.span.covers(span) else lost.field.name_span,
            f"The rules of `{name}.{lost.field.name}` prevent {joined([role_words(role) for role in lost.roles])} from deleting"
            f" records of `{name}`.",
            related=(Related(parts.entry.name_span, f"`{name}` is defined here"),),
            data=lost,
        )


def fix(finding: Finding[LostDelete]) -> Iterator[Fix]:
    lost = finding.data
    rules = () if lost.field.authorization is None else lost.field.authorization.rules
    edits: list[InsertItem] = []
    for rule in rules:
        words = listed_words(rule.operations_link)
        is_about_them = any(role in lost.roles for role in roles_of(rule) or ())
        if is_about_them and words is not None and lost.field.property.span.covers(words.span):
            edits.append(InsertItem(words.span, len(words.items), "'delete'"))
    if edits:
        yield Fix("Allow `delete` on the field too", tuple(edits))


RULE = Rule(
    code="data/field-rule-prevents-delete",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="The rules of a field make it impossible to delete records.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
