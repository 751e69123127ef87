"""The rules of an `@auth` directive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.gen1.syntax.nodes import EnumValue, ListValue, Name, ObjectValue, TextValue
from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from amplify_ls.gen1.syntax.nodes import Directive, Value

DEFAULT_PROVIDERS = {
    "owner": "userPools",
    "groups": "userPools",
    "private": "userPools",
    "public": "apiKey",
    "custom": "function",
}
PROVIDERS = {
    "owner": ("userPools", "oidc"),
    "groups": ("userPools", "oidc"),
    "private": ("userPools", "oidc", "identityPool", "iam"),
    "public": ("apiKey", "identityPool", "iam"),
    "custom": ("function",),
}
"""The providers of each strategy, the default one first."""
READ_OPERATIONS = ("get", "list", "search", "sync", "listen")
"""What `read` includes."""
DEFAULT_OPERATIONS = ("create", "update", "delete", "read")


@individual
class AuthRule:
    """One rule."""

    node: ObjectValue
    allow: Name | None
    """The strategy; None if it is missing or not a name."""
    written_provider: Name | None
    owner_field: Name | None
    identity_claim: Name | None
    groups: tuple[Name, ...] | None
    """None if the key is missing."""
    groups_field: Name | None
    group_claim: Name | None
    written_operations: tuple[Name, ...] | None
    """None if the key is missing, so that the defaults apply."""

    @property
    def strategy(self) -> str:
        """The strategy; empty if it is missing."""
        return "" if self.allow is None else self.allow.text

    @property
    def provider(self) -> str:
        """The provider as written, or the default of the strategy; empty if both are unknown."""
        return DEFAULT_PROVIDERS.get(self.strategy, "") if self.written_provider is None else self.written_provider.text

    @property
    def operations(self) -> tuple[str, ...]:
        """The operations as written, or the defaults."""
        if self.written_operations is None:
            return DEFAULT_OPERATIONS
        return tuple(operation.text for operation in self.written_operations)

    @property
    def reads(self) -> bool:
        """Whether it grants any kind of reading."""
        return any(operation == "read" or operation in READ_OPERATIONS for operation in self.operations)


def auth_rules(directive: Directive | None) -> tuple[AuthRule, ...]:
    """The rules of an `@auth` directive; what is no object is left out."""
    value = None if directive is None else directive.get("rules")
    items = value.items if isinstance(value, ListValue) else () if value is None else (value,)
    return tuple(_rule(item) for item in items if isinstance(item, ObjectValue))


def _rule(node: ObjectValue) -> AuthRule:
    groups, operations = node.get("groups"), node.get("operations")
    return AuthRule(
        node,
        _word(node.get("allow")),
        _word(node.get("provider")),
        _text(node.get("ownerField")),
        _text(node.get("identityClaim")),
        None if groups is None else text_names(groups),
        _text(node.get("groupsField")),
        _text(node.get("groupClaim")),
        None if operations is None else _words(operations),
    )


def _word(value: Value | None) -> Name | None:
    return Name(value.text, value.span) if isinstance(value, EnumValue) else None


def _words(value: Value) -> tuple[Name, ...]:
    items = value.items if isinstance(value, ListValue) else (value,)
    return tuple(Name(item.text, item.span) for item in items if isinstance(item, EnumValue))


def _text(value: Value | None) -> Name | None:
    return Name(value.text, value.span) if isinstance(value, TextValue) else None
