"""The roles that authorization rules open an API to, and the operations that each rule allows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.catalog.schema.operations import READ_INCLUDES
from amplify_ls.incremental.facts import fact
from amplify_ls.model.data.authorization import provider_of
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from amplify_ls.catalog.schema.authorization import Strategy
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

API_KEY, IDENTITY_POOL, USER_POOL, OIDC, LAMBDA = "apiKey", "identityPool", "userPools", "oidc", "function"
TOKENS = (USER_POOL, OIDC)
"""The providers whose callers have a token with claims."""

PUBLIC, PRIVATE, OWNER, GROUP, RECORD_GROUP, CUSTOM = "public", "private", "owner", "group", "record group", "custom"

MUTATIONS = ("create", "update", "delete")
READ_OPERATIONS = READ_INCLUDES
ALL_OPERATIONS = frozenset((*MUTATIONS, *READ_OPERATIONS))
_SQL_READ = ("get", "list", "listen")
_FIELD_WORDS = frozenset((*MUTATIONS, "read"))
_MODEL_WORDS = _FIELD_WORDS.union(READ_OPERATIONS)

OWNER_CLAIM = "sub::username"
GROUP_CLAIM = "cognito:groups"
_OWNER_FIELD = "owner"

_PACKAGE_PROVIDERS = {IDENTITY_POOL: "iam"}
_PACKAGE_KINDS = {GROUP: "staticGroup", RECORD_GROUP: "dynamicGroup"}


@fact
class Role:
    """Whom a rule grants access. Two rules of the same model with one role are one."""

    provider: str
    """Who proves the identity: one of the constants above."""
    kind: str
    """``PUBLIC`` and so on."""
    entity: str = ""
    """The group, or the field of the record that names the owner or the group."""
    claim: str = ""
    """The claim of the token that is compared."""

    @property
    def is_in_record(self) -> bool:
        """Whether the record decides who has the role."""
        return self.kind in (OWNER, RECORD_GROUP)

    @property
    def package_words(self) -> tuple[str, ...]:
        """How the packages name the role in their messages."""
        provider, kind = _PACKAGE_PROVIDERS.get(self.provider, self.provider), _PACKAGE_KINDS.get(self.kind, self.kind)
        return (provider, kind, self.entity, self.claim) if self.entity else (provider, kind)


def roles_of(rule: AccessRule) -> tuple[Role, ...] | None:
    """The roles of a rule; None if some cannot be determined. A rule for a function has none."""
    found, arguments = strategy(rule.name), rule.strategy.arguments
    if found is None or rule.is_preview or arguments is None or arguments.is_open or rule.chain.is_open:
        return None
    if found.kind == "resource":
        return ()
    if found.subject is not None and _names(arguments[0]) is None:
        return None
    known = known_roles(rule)
    return None if known is None else tuple(role for role, _ in known)


def known_roles(rule: AccessRule) -> tuple[tuple[Role, Span], ...] | None:
    """The roles of a rule that can be determined, each with the token that names it; None if no role can be determined."""
    found, arguments = strategy(rule.name), rule.strategy.arguments
    if found is None or rule.is_preview or arguments is None or arguments.is_open or found.kind == "resource":
        return None
    provider, claim = provider_of(rule), _claim(rule, found.claim)
    if provider is None or claim is None:
        return None
    if found.subject is None:
        return ((_role_by_itself(found, provider, claim), rule.strategy.name_span),)
    items = given.items if isinstance(given := arguments[0], Array) else (given,)
    kind, usual = (OWNER, OWNER_CLAIM) if found.kind == "owner" else (RECORD_GROUP if found.field else GROUP, GROUP_CLAIM)
    return tuple((Role(provider, kind, item.value, claim or usual), item.span) for item in items if isinstance(item, Text))


def role_without_arguments(strategy_name: str, provider: str) -> Role | None:
    """The role of a rule such as ``allow.owner()`` with a provider; None if it also depends on a name."""
    found = strategy(strategy_name)
    if found is None or found.subject is not None or found.kind == "resource":
        return None
    return _role_by_itself(found, provider, "")


def _role_by_itself(found: Strategy, provider: str, claim: str) -> Role:
    return Role(provider, OWNER, _OWNER_FIELD, claim or OWNER_CLAIM) if found.kind == "owner" else Role(provider, found.kind)


def operations_of(rule: AccessRule, *, is_sql: bool, is_field: bool = False) -> frozenset[str] | None:
    """The operations that a rule allows, ``read`` taken apart; None if they cannot be determined, or do not exist."""
    link = rule.operations_link
    if link is None:
        return None if rule.chain.is_open else ALL_OPERATIONS
    words = _names(None if link.arguments is None else link.arguments[0])
    if words is None or not (_FIELD_WORDS if is_field else _MODEL_WORDS).issuperset(words):
        return None
    reading = _SQL_READ if is_sql else READ_OPERATIONS
    return frozenset(single for word in words for single in (reading if word == "read" else (word,)))


def _claim(rule: AccessRule, name: str) -> str | None:
    """The claim that a rule names, empty if it names none; None if it cannot be determined."""
    link = next((link for link in rule.modifiers if link.name == name), None) if name else None
    if link is None:
        return ""
    given = None if link.arguments is None else link.arguments[0]
    return given.value if isinstance(given, Text) else None


def _names(value: Value | None) -> tuple[str, ...] | None:
    """The strings of an array, or a string by itself; None if some cannot be determined."""
    if isinstance(value, Text):
        return (value.value,)
    if not isinstance(value, Array) or value.is_open:
        return None
    names = tuple(item.value for item in value.items if isinstance(item, Text))
    return names if len(names) == len(value.items) else None
