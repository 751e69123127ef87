"""A role reads a field that the rules of the field exclude it from.

## What it does

Reports the authorization rules of a field if a rule of the model allows a role to `list` records or to `listen` to them, but
not to `get` them, and the role therefore reads the field although its rules do not mention the role.

## Why is this bad?

A field is protected only if a role that may `get` records must not read it. A role that may only `list` or `listen` does not
count, so the field has no protection, and the role receives its content with every record.

## Example

```ts bad
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Note: a
    .model({
      title: a.string(),
      draft: a.string().authorization((allow) => [allow.owner()]),
    })
    .authorization((allow) => [allow.owner(), allow.publicApiKey().to(['list'])]),
});

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool', apiKeyAuthorizationMode: {} },
});
```

Use instead:

```ts good
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Note: a
    .model({
      title: a.string(),
      draft: a.string().authorization((allow) => [allow.owner()]),
    })
    .authorization((allow) => [allow.owner(), allow.publicApiKey().to(['read'])]),
});

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool', apiKeyAuthorizationMode: {} },
});
```

## Fix safety

The fix also allows the role to `get` records, so that the packages protect the field. It is unsafe because it changes who has
access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.field_rules import leaks, ruled_model
from amplify_ls.access.roles import roles_of
from amplify_ls.access.words import joined, role_words
from amplify_ls.edits.operations import Fix, InsertItem
from amplify_ls.rules.data.access_rules import listed_words
from amplify_ls.rules.data.custom_operations import rules_at_hand
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.roles import Role
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.parts import Parts


def check(parts: Parts) -> Iterator[Finding[tuple[Parts, tuple[AccessRule, ...]]]]:
    model = ruled_model(parts)
    if model is None or parts.entry is None:
        return
    found: dict[str, tuple[Field, list[Role]]] = {}
    for leak in leaks(model):
        found.setdefault(leak.field.name, (leak.field, []))[1].append(leak.role)
    for field, roles in found.values():
        authorization = field.authorization
        assert authorization is not None
        span = authorization.link.name_span
        rules = tuple(rule for rule in rules_at_hand(parts).rules if any(role in roles for role in roles_of(rule) or ()))
        yield Finding(
            span if field.property.span.covers(span) else field.name_span,
            f"The rules of `{parts.entry.name}.{field.name}` do not protect it from"
            f" {joined([role_words(role) for role in roles])}, who may list records or subscribe to them but not get them.",
            related=tuple(Related(rule.strategy.name_span, "This rule does not allow `get`") for rule in rules),
            data=(parts, rules),
        )


def fix(finding: Finding[tuple[Parts, tuple[AccessRule, ...]]]) -> Iterator[Fix]:
    parts, rules = finding.data
    edits: list[InsertItem] = []
    for rule in rules:
        words = listed_words(rule.operations_link)
        if words is None or parts.entry is None or not parts.entry.property.span.covers(words.span):
            return
        edits.append(InsertItem(words.span, len(words.items), "'get'"))
    if edits:
        yield Fix("Allow `get` too, so that the field is protected", tuple(edits))


RULE = Rule(
    code="data/unprotected-field",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.PARTS,
    summary="A role reads a field that the rules of the field exclude it from.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
