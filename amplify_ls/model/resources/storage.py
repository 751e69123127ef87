"""Facts about ``defineStorage``: who may do what below which path."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.resources.storage import READ_INCLUDES
from amplify_ls.model.builders import define_call
from amplify_ls.model.data.authorization import called_back
from amplify_ls.model.resources.functions import FunctionUse, function_uses
from amplify_ls.model.resources.resource import Resource
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Chain, Function, Nothing, Object, Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.project import Project
    from amplify_ls.values.values import Link, Property, Value

ALLOW = "allow:storage"
"""What the callback of ``access`` is handed."""

Holder = tuple[str, object]
"""Who holds rights: the kind, and the name of a group or the place where a function is defined."""


class Grantee(NamedTuple):
    """Somebody who is allowed something."""

    kind: str
    """``authenticated``, ``guest``, ``group``, ``entity`` or ``resource``."""
    name: str
    """Of a group its name, of an entity what it is; empty for others."""
    span: Span
    call: DefineCall | None = None
    """Of a resource, where it is defined."""

    @property
    def holder(self) -> Holder:
        """Who gets the policy. Owners are signed-in users: both act with one role."""
        if self.kind == "resource":
            return "resource", None if self.call is None else self.call.name_span
        return ("authenticated", "") if self.kind == "entity" else (self.kind, self.name)


class StorageRule(NamedTuple):
    """One rule of a path: ``allow.guest.to(['read'])``."""

    chain: Chain
    strategy: Link
    actions_link: Link | None
    """The ``.to``, called or not."""
    actions: Array | None
    """The list of actions; None where there is none, or it cannot be seen."""

    @property
    def is_open(self) -> bool:
        """Whether the rule may say more than can be seen."""
        return self.chain.is_open or self.actions is None

    @property
    def words(self) -> tuple[str, ...]:
        """The actions that can be seen, as they are written."""
        return tuple(item.value for item in (self.actions.items if self.actions else ()) if isinstance(item, Text))

    @property
    def rights(self) -> tuple[str, ...]:
        """The actions that can be seen, ``read`` taken apart, each once."""
        return tuple(dict.fromkeys(right for word in self.words for right in (READ_INCLUDES if word == "read" else (word,))))

    @property
    def is_seen(self) -> bool:
        """Whether it can be seen who is allowed what."""
        actions, name = self.actions, self.strategy.name
        if self.chain.is_open or actions is None or actions.is_open or len(self.words) < len(actions.items):
            return False
        if name == "groups":
            given = None if self.strategy.arguments is None else self.strategy.arguments[0]
            return isinstance(given, Array) and not given.is_open and all(isinstance(item, Text) for item in given.items)
        return name in ("authenticated", "guest", "entity") or all(each.call for each in self.grantees())

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
            # The argument tells two rules apart and nothing else: whatever is given, the identity is meant.
            yield Grantee("entity", given.value if isinstance(given, Text) else "", self.strategy.name_span)
        elif name == "resource" and given is not None:
            yield Grantee("resource", "", given.span, define_call(given))


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

    @property
    def is_seen(self) -> bool:
        """Whether it can be seen who is allowed what below it."""
        return not self.is_open and all(rule.is_seen for rule in self.rules)

    @property
    def is_written(self) -> bool:
        """Whether the path is written here, character by character, and not as a constant or with escapes."""
        return self._quotes is not None

    def region(self, start: int, end: int) -> Span:
        """A part of the path, counted in characters; the whole where the path is not written here."""
        quotes = self._quotes
        if quotes is None:
            return self.span
        first = self.span.start + quotes + len(self.path[:start].encode())
        return Span(self.span.anchor, first, first + len(self.path[start:end].encode()))

    @property
    def _quotes(self) -> int | None:
        """How many bytes stand on either side of the text: one quote, or none around a plain name.

        A key in brackets may be a constant, and a text with escapes has another length.
        """
        if self.span.anchor is not self.key.span.anchor or self.span.start != self.key.span.start:
            return None
        around = self.span.end - self.span.start - len(self.path.encode())
        return {0: 0, 2: 1}.get(around)


class Access(NamedTuple):
    """All that ``access`` returns."""

    table: Object
    paths: tuple[AccessPath, ...]
    is_open: bool
    """Whether there may be paths that cannot be seen."""


class Storage(Resource):
    """One bucket."""

    def __init__(self, project: Project, call: DefineCall) -> None:
        super().__init__(project, call)
        self.access: Access | None = self._access()
        """The paths and their rules; None where there is no ``access``, or it cannot be seen."""

    @property
    def names(self) -> list[str]:
        """The names that it is bound to; ``default`` for a default export."""
        items = self.project.definitions.named(self.call.name)
        return [item.name for item in items if item.call is not None and item.call.name_span == self.name_span and item.name]

    @property
    def bucket_name(self) -> str | None:
        """The name that the packages give it; None if it is unknown."""
        given = self.option("name")
        return given.value if isinstance(given, Text) else None

    @property
    def paths(self) -> tuple[AccessPath, ...]:
        """The paths that can be seen."""
        return () if self.access is None else self.access.paths

    @property
    def allow_name(self) -> str | None:
        """The name of the parameter that the rules are built with; None where it has none."""
        given = self.option("access")
        parameters = given.expression.parameters if isinstance(given, Function) else ()
        return parameters[0].name if parameters and isinstance(parameters[0], ParameterName) else None

    @property
    def functions(self) -> Iterator[FunctionUse]:
        """The functions that the storage uses: triggers, and those that are granted access."""
        yield from function_uses(self.option("triggers"), "triggers")
        for path in self.paths:
            for rule in path.rules:
                given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
                call = define_call(given)
                if rule.strategy.name == "resource" and call is not None and given is not None:
                    yield FunctionUse(call, given.span, "resource")

    def _access(self) -> Access | None:
        given = self.option("access")
        result = None if given is None else called_back(given, ALLOW)
        if not isinstance(result, Object):
            return None
        # The packages read the last of two with one name.
        return Access(result, tuple(_access_path(prop) for prop in result), result.is_open)


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
    if not isinstance(value, Chain) or not value.links or not isinstance(value.base, Symbol) or value.base.role != ALLOW:
        return None
    link = value.link("to")
    given = None if link is None or link.arguments is None else link.arguments[0]
    return StorageRule(value, value.links[0], link, given if isinstance(given, Array) else None)
