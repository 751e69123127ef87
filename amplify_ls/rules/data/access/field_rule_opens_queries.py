"""A field rule lets a role query every record of the model.

## What it does

Reports an authorization rule of a field that grants a group, all users, guests or the API key access if the role may call the
queries of the model only because of this rule.

## Why is this bad?

To read a field, a role must be able to get records, so the packages let it call the `get` and `list` queries and the
subscriptions for all records. The other fields that have rules are hidden from it, but it learns which records exist, with
the fields that are added automatically, such as the owner and the times. Rules of the model for owners do not restrict it.

## Example

```ts bad
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Profile: a
    .model({
      nickname: a.string().authorization((allow) => [allow.owner(), allow.authenticated().to(['read'])]),
      phone: a.string(),
    })
    .authorization((allow) => [allow.owner()]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

Use instead:

```ts good
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Profile: a.model({ phone: a.string() }).authorization((allow) => [allow.owner()]),
  PublicProfile: a
    .model({ nickname: a.string() })
    .authorization((allow) => [allow.owner(), allow.authenticated().to(['read'])]),
});

export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
```

## Known limitations

Rules for owners and for groups that a record names are not reported, because their queries return only the records that name
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.field_rules import opened_queries, ruled_model
from amplify_ls.access.words import role_words
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding[None]]:
    model = ruled_model(parts)
    if model is None or parts.entry is None:
        return
    for opened in opened_queries(model):
        span = opened.rule.strategy.name_span
        if not opened.field.property.span.covers(span):
            span = opened.field.name_span
        yield Finding(
            span,
            f"The rule of `{parts.entry.name}.{opened.field.name}` lets {role_words(opened.role)} query all records of"
            f" `{parts.entry.name}`.",
            related=(Related(parts.entry.name_span, f"`{parts.entry.name}` is defined here"),),
        )


RULE = Rule(
    code="data/field-rule-opens-queries",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="A field rule lets a role query every record of the model.",
    covers=(),
    check=check,
)
