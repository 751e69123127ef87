"""A required field cannot be read by users who can read the rest of the model.

## What it does

Reports a required field, or one of the identifier, that a role cannot read although it can read other fields of the
model, because rules of fields replace those of the model. That role may come from a rule on another field.

## Why is this bad?

Every response and subscription for that role would fail, because it lacks a required field. The packages reject
such a model at synthesis as long as it has subscriptions.

## Example

```ts bad
const schema = a.schema({
  User: a.model({
    name: a.string(),
    salary: a.integer().required().authorization((allow) => [allow.owner()]),
  }).authorization((allow) => [allow.authenticated().to(['create', 'read'])]),
});
```

Use instead:

```ts good
const schema = a.schema({
  User: a.model({
    name: a.string(),
    salary: a.integer().authorization((allow) => [allow.owner()]),
  }).authorization((allow) => [allow.authenticated().to(['create', 'read'])]),
});
```

## Fix safety

The fix makes the field optional. It is not applied by `--fix`, because a rule on the field may be intended instead.
Fields of the identifier have no fix.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.access.roles import (
    CUSTOM,
    GROUP,
    IDENTITY_POOL,
    OIDC,
    OWNER,
    PRIVATE,
    RECORD_GROUP,
    USER_POOL,
    Role,
    known_roles,
)
from amplify_ls.catalog.schema.operations import READ_INCLUDES
from amplify_ls.edits.operations import Fix, Remove
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.rules.data.access_rules import listed_words
from amplify_ls.rules.data.custom_operations import rules_at_hand
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.parts import Granting, Parts

_WAYS = frozenset(READ_INCLUDES)
_SIGNED_IN = (Role(USER_POOL, PRIVATE), Role(OIDC, PRIVATE))

Readers = dict[Role, frozenset[str]]
"""The roles that can read, with the operations that they can read by."""


def check(parts: Parts) -> Iterator[Finding[Field | None]]:
    entry = parts.entry
    own = [granting for granting in parts.grantings if granting.allow == "allow:field" and granting.part.outer is parts.all[0]]
    if entry is None or entry.kind is not EntryKind.MODEL or not own or entry.fields.is_open:
        return
    at_hand = rules_at_hand(parts)
    of_model = _readers(at_hand.rules) if at_hand.are_all and at_hand.rules else None
    of_fields = {_name(granting): _readers_of_field(granting) for granting in own}
    if of_model is None or None in of_fields.values():
        return
    access = {field.name: of_model if (readers := of_fields.get(field.name)) is None else readers for field in entry.fields}
    everybody = {role for readers in access.values() for role, ways in readers.items() if "get" in ways}
    for field in entry.fields:
        left_out = _left_out(everybody, access[field.name])
        is_key = entry.identifier is not None and field.name in entry.identifier.names
        if left_out and (is_key or _is_required(field)):
            finding = _finding(entry, field, left_out, own)
            yield replace(finding, data=None) if is_key else finding


def _name(granting: Granting) -> str:
    return "" if granting.part.member is None else granting.part.member.name


def _readers(rules: tuple[AccessRule, ...]) -> Readers | None:
    """The roles that can read according to rules; None if that is unknown."""
    found: Readers = {}
    for rule in rules:
        named = known_roles(rule)
        ways = _ways(rule)
        if not named or ways is None:
            return None
        for role, _ in named:
            found[role] = ways
    return found


def _readers_of_field(granting: Granting) -> Readers | None:
    authorization = granting.authorization
    # An empty array of rules counts as none at all.
    return None if authorization.is_open or not authorization.rules else _readers(authorization.rules)


def _ways(rule: AccessRule) -> frozenset[str] | None:
    """The operations to read that a rule allows; None if they are unknown."""
    link = rule.operations_link
    if link is None:
        return None if rule.chain.is_open else _WAYS
    words = listed_words(link)
    if words is None or words.is_open or not all(isinstance(item, Text) for item in words.items):
        return None
    texts = {item.value for item in words.items if isinstance(item, Text)}
    return _WAYS if "read" in texts else _WAYS & texts


def _left_out(everybody: set[Role], readers: Readers) -> set[Role]:
    """The roles that cannot read a field at all; a rule for all signed-in users covers each of them."""
    wanted = set(everybody)
    for private in _SIGNED_IN:
        if private in everybody and readers.get(private) == _WAYS:
            wanted = {role for role in wanted if role.provider != private.provider or role == private}
    return {role for role in wanted if not readers.get(role)}


def _is_required(field: Field) -> bool:
    """Whether the field is surely required; for an array, the array itself."""
    if field.call is None or field.kind not in (FieldKind.SCALAR, FieldKind.REFERENCE):
        return False
    required = False
    for link in field.call.modifiers:
        if link.arguments is None:
            return False
        if link.name == "array":
            required = False
        elif link.name == "required":
            required = True
    return required


def _finding(entry: Entry, field: Field, left_out: set[Role], own: list[Granting]) -> Finding[Field | None]:
    who = _who(min(left_out, key=_package_words))
    related = tuple(Related(each.step.link.name_span, "Rules of a field") for each in own)
    return Finding(
        field.name_span,
        f"The required field `{entry.name}.{field.name}` cannot be read by {who}, who can read other fields of the model.",
        related=related,
        package_message="When using field-level authorization rules you need to add rules to all of the model's required "
        f'fields with at least read permissions. Found model "{entry.name}" with required fields ["{field.name}"] missing '
        "field-level authorization rules.",
        data=field,
    )


def _package_words(role: Role) -> tuple[str, ...]:
    return role.package_words


def _who(role: Role) -> str:
    if role.kind == GROUP:
        return f"the group `{role.entity}`"
    if role.kind == RECORD_GROUP:
        return f"the group in `{role.entity}`"
    if role.kind == OWNER:
        return f"the owner in `{role.entity}`"
    if role.kind == PRIVATE:
        return "users of the identity pool" if role.provider == IDENTITY_POOL else "all signed-in users"
    if role.kind == CUSTOM:
        return "users of the Lambda authorizer"
    return "guests" if role.provider == IDENTITY_POOL else "clients with the API key"


def fix(finding: Finding[Field | None]) -> Iterator[Fix]:
    field = finding.data
    link = None if field is None or field.call is None else field.call.modifier("required")
    if field is not None and link is not None:
        yield Fix(f"Make `{field.name}` optional", (Remove(link.span),), is_preferred=True)


RULE = Rule(
    code="data/unreadable-required-field",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PARTS,
    summary="A required field cannot be read by users who can read the rest of the model.",
    covers=("AZ08",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
