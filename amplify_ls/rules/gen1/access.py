"""What rules about authorization ask about directives, callers and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.facts.auth_rules import PROVIDERS, READ_OPERATIONS, auth_rules
from amplify_ls.gen1.syntax.nodes import EnumValue, Kind, ObjectValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.gen1.syntax.nodes import Directive, Field
    from amplify_ls.syntax.outline import Span

KNOWN_PROVIDERS = frozenset(provider for providers in PROVIDERS.values() for provider in providers)


class AuthPlace(NamedTuple):
    """An `@auth` directive with its rules."""

    directive: Directive
    rules: tuple[AuthRule, ...]
    where: str
    """The type or the field that it applies to."""
    field: str
    """Empty for a type."""


def auth_places(declared: Declared) -> tuple[AuthPlace, ...]:
    """The `@auth` directives of a type and of its fields, where they are possible; read once for all rules."""
    return declared.chunk.attached.get(_auth_places, declared)


def _auth_places(declared: Declared) -> tuple[AuthPlace, ...]:
    return tuple(_places_in(declared))


def _places_in(declared: Declared) -> Iterator[AuthPlace]:
    definition = declared.definition
    if definition.kind is not Kind.TYPE:
        return
    directive = definition.directive("auth")
    if directive is not None and definition.is_model:
        yield AuthPlace(directive, auth_rules(directive), declared.name, "")
    for field, each in declared.uses("auth"):
        yield AuthPlace(each, auth_rules(each), f"{declared.name}.{field.name.text}", field.name.text)


def roles_of(rule: AuthRule) -> Iterator[tuple[str, Span]]:
    """The callers that a rule grants access to, as the transformers name them, each with its place."""
    provider = rule.provider
    if rule.strategy in ("groups", "owner") and rule.groups:
        claim = "cognito:groups" if rule.group_claim is None else rule.group_claim.text
        yield from ((f"{provider}:staticGroup:{group.text}:{claim}", group.span) for group in rule.groups)
    elif rule.strategy == "groups" and rule.groups_field is not None:
        claim = "cognito:groups" if rule.group_claim is None else rule.group_claim.text
        yield f"{provider}:dynamicGroup:{rule.groups_field.text}:{claim}", rule.node.span
    elif rule.strategy == "owner":
        field = "owner" if rule.owner_field is None else rule.owner_field.text
        claim = "sub::username" if rule.identity_claim is None else rule.identity_claim.text
        yield f"{provider}:owner:{field}:{claim}", rule.node.span
    elif rule.strategy in ("private", "public", "custom"):
        yield f"{provider}:{rule.strategy}", rule.node.span


def role_words(rule: AuthRule, role: str) -> str:
    """The callers of a rule in words."""
    if rule.groups:
        return f"the group `{role.split(':')[2]}`"
    if rule.strategy == "owner":
        return "the same owners"
    return "the same groups" if rule.strategy == "groups" else f"`allow: {rule.strategy}` with the same provider"


def subscription_level(model: Model) -> str:
    """The level of the subscriptions of a model."""
    value = model.directive.get("subscriptions")
    level = value.get("level") if isinstance(value, ObjectValue) else None
    return level.text if isinstance(level, EnumValue) else "on"


def unreadable_required_fields(model: Model) -> Iterator[Field]:
    """The required fields that some callers may not read although they may read other fields of the model."""
    guarded = [field for field in model.definition.fields if field.directive("auth") is not None]
    if not guarded:
        return
    names = [field.name.text for field in model.definition.fields]
    access: dict[str, dict[str, frozenset[str]]] = {}
    for rule in model.rules:
        for role, _ in roles_of(rule):
            access.setdefault(role, dict.fromkeys(names, _reads(rule.operations)))
    for field in guarded:
        if model.auth is not None or field is not guarded[0]:
            for fields in access.values():
                fields[field.name.text] = frozenset()
        for rule in auth_rules(field.directive("auth")):
            for role, _ in roles_of(rule):
                access.setdefault(role, dict.fromkeys(names, frozenset()))[field.name.text] = _reads(rule.operations)
    readers = [role for role, fields in access.items() if any("get" in operations for operations in fields.values())]
    for field in model.definition.fields:
        name = field.name.text
        counted = _counted(readers, access, name)
        if field.type.is_required and any(not access[role][name] for role in counted):
            yield field


def _counted(readers: list[str], access: dict[str, dict[str, frozenset[str]]], field: str) -> list[str]:
    """The readers of a field, without those that all signed-in users include."""
    found = readers
    for provider in ("userPools", "oidc"):
        everyone = f"{provider}:private"
        if everyone in readers and access[everyone][field] == frozenset(READ_OPERATIONS):
            found = [role for role in found if not role.startswith(f"{provider}:") or role == everyone]
    return found


def _reads(operations: Iterable[str]) -> frozenset[str]:
    granted = frozenset(operations)
    return frozenset(READ_OPERATIONS) if "read" in granted else granted & frozenset(READ_OPERATIONS)
