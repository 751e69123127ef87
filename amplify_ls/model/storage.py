"""Facts about ``defineStorage``: who may do what below which path."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.authorization import called_back
from amplify_ls.model.builders import define_call
from amplify_ls.model.functions import FunctionUse, function_uses
from amplify_ls.model.resource import Resource
from amplify_ls.values.values import Array, Chain, Nothing, Object, Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link, Property, Value

ALLOW = "allow:storage"
"""What the callback of ``access`` is handed."""


class Grantee(NamedTuple):
    """Somebody who is allowed something."""

    kind: str
    """``authenticated``, ``guest``, ``group``, ``entity`` or ``resource``."""
    name: str
    """Of a group its name, of an entity what it is; empty for others."""
    span: Span


class StorageRule(NamedTuple):
    """One rule of a path: ``allow.guest.to(['read'])``."""

    chain: Chain
    strategy: Link

    @property
    def is_open(self) -> bool:
        """Whether the rule may say more than can be seen."""
        return self.chain.is_open or self.actions is None

    @property
    def actions_link(self) -> Link | None:
        """The ``.to``, called or not."""
        return self.chain.link("to")

    @property
    def actions(self) -> Array | None:
        """The list of actions; None where there is none, or it cannot be seen."""
        link = self.actions_link
        given = None if link is None or link.arguments is None else link.arguments[0]
        return given if isinstance(given, Array) else None

    @property
    def words(self) -> tuple[str, ...]:
        """The actions that can be seen, as they are written."""
        return tuple(item.value for item in (self.actions.items if self.actions else ()) if isinstance(item, Text))

    def grantees(self) -> Iterator[Grantee]:
        """Who is allowed something, as far as that can be seen."""
        name, arguments = self.strategy.name, self.strategy.arguments
        if name in ("authenticated", "guest"):
            yield Grantee(name, "", self.strategy.name_span)
            return
        given = None if arguments is None else arguments[0]
        if name == "groups" and isinstance(given, Array):
            yield from (Grantee("group", item.value, item.span) for item in given.items if isinstance(item, Text))
        elif name == "entity":
            # The argument is not read: whatever is given, the identity is meant.
            yield Grantee("entity", "identity", self.strategy.name_span)
        elif name == "resource" and given is not None:
            yield Grantee("resource", "", given.span)


class AccessPath(NamedTuple):
    """One path with its rules."""

    key: Property
    """The path as it is written."""
    rules: tuple[StorageRule, ...]
    is_open: bool
    """Whether it may have rules that cannot be seen."""

    @property
    def path(self) -> str:
        return self.key.name

    @property
    def span(self) -> Span:
        """The path as it is written, quotes included."""
        return self.key.name_span


class Access(NamedTuple):
    """All that ``access`` returns."""

    table: Object
    paths: tuple[AccessPath, ...]
    is_open: bool
    """Whether there may be paths that cannot be seen."""


class Storage(Resource):
    """One bucket."""

    @property
    def access(self) -> Access | None:
        """The paths and their rules; None where there is no ``access``, or it cannot be seen."""
        given = self.option("access")
        result = None if given is None else called_back(given, ALLOW)
        if not isinstance(result, Object):
            return None
        # The packages read the last of two with one name.
        return Access(result, tuple(_access_path(prop) for prop in result), result.is_open)

    @property
    def functions(self) -> Iterator[FunctionUse]:
        """The functions that the storage uses: triggers, and those that are granted access."""
        yield from function_uses(self.option("triggers"), "triggers")
        for path in self.access.paths if self.access else ():
            for rule in path.rules:
                given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
                call = define_call(given)
                if rule.strategy.name == "resource" and call is not None and given is not None:
                    yield FunctionUse(call, given.span, "resource")


def _access_path(prop: Property) -> AccessPath:
    rules, is_open = _rules(prop.value)
    return AccessPath(prop, tuple(rules), is_open)


def _rules(value: Value) -> tuple[list[StorageRule], bool]:
    if isinstance(value, Array):
        found = [_rules(item) for item in value.items]
        return [rule for rules, _ in found for rule in rules], value.is_open or any(is_open for _, is_open in found)
    rule = _rule(value)
    if rule is not None:
        return [rule], rule.chain.is_open
    return [], not isinstance(value, Nothing)


def _rule(value: Value) -> StorageRule | None:
    is_rule = isinstance(value, Chain) and value.links and isinstance(value.base, Symbol) and value.base.role == ALLOW
    return StorageRule(value, value.links[0]) if is_rule and isinstance(value, Chain) else None
