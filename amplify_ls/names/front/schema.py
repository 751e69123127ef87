"""What the code of a front end needs to know about an API: plain data that is equal as long as its names and types are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.lookup import function
from amplify_ls.catalog.schema.reserved import IMPLIED_FIELDS
from amplify_ls.model.data.api_names import generated_queries
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import GRAPHQL_TYPES, RELATIONSHIPS
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.resources.backend import Backend

_FIELD_PLACES = frozenset({"model-field", "custom-type-field"})


class Member(NamedTuple):
    """The type of a field, argument or result."""

    kind: str
    """``scalar``, ``enum``, ``type`` (inline), ``reference``, ``relationship`` or ``unknown``."""
    target: str = ""
    """The owner of the values of an enum, or of the fields of an inline type; the name that is referenced."""
    is_list: bool = False


UNKNOWN = Member("unknown")


class EntryShape(NamedTuple):
    """The names and types of one entry of a schema."""

    kind: EntryKind
    members: tuple[tuple[str, tuple[tuple[str, Member], ...]], ...] = ()
    """The fields of the entry and of the inline types in it, by owner."""
    arguments: tuple[tuple[str, Member], ...] = ()
    returns: Member | None = None
    queries: frozenset[str] = frozenset()
    """The queries of its indexes."""
    enums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The values of its enums, by owner."""
    is_open: bool = False
    """Whether it may have more fields."""


class BackendShape:
    """The resources that `defineBackend` is passed."""

    def __init__(self, path: str, resources: Iterable[tuple[str, Receiver | None]]) -> None:
        self.path = path
        self.resources = dict(resources)
        """The kinds of the resources by their keys."""


class Schema:
    """An API, and the backend that it belongs to."""

    def __init__(self, key: str, entries: dict[str, EntryShape], backend: BackendShape | None = None) -> None:
        self.key = key
        self.backend = backend
        self.entries = entries
        shapes = entries.values()
        self._members = {owner: dict(members) for shape in shapes for owner, members in shape.members}
        self.enums = {owner: frozenset(values) for shape in shapes for owner, values in shape.enums}

    def kind(self, name: str) -> EntryKind | None:
        """What an entry is; None if there is none of that name."""
        shape = self.entries.get(name)
        return None if shape is None else shape.kind

    def member(self, owner: str, name: str) -> Member | None:
        """A field of a model or type; None if there is none."""
        found = self._members.get(owner, {}).get(name)
        if found is not None:
            return found
        entry = self.entries.get(owner)
        if entry is not None and entry.kind is EntryKind.MODEL and name in IMPLIED_FIELDS:
            return Member("scalar")
        is_open = entry is None or entry.is_open
        return UNKNOWN if is_open and owner in self._members else None

    def argument(self, operation: str, name: str) -> Member | None:
        """An argument of an operation; None if there is none."""
        shape = self.entries.get(operation)
        return None if shape is None else dict(shape.arguments).get(name)


def resources_of(backend: Backend) -> tuple[str, tuple[tuple[str, Receiver | None], ...]]:
    """The keys of the resources of a backend, with their kinds."""
    made = {key: function(call.name) for key, call in backend.resources.items()}
    kinds = {key: None if method is None else method.returns for key, method in made.items()}
    return backend.path, tuple((key, kinds.get(key)) for key in backend.options.properties) if backend.options else ()


def schema_of(data: DataModel) -> tuple[str, tuple[tuple[str, EntryShape], ...]]:
    """The entries of an API, in cells of their own."""
    found = ((name, data.parts(name), data.kind(name)) for name in data.names)
    return data.key, tuple((name, _shape(parts, kind)) for name, parts, kind in found)


def _shape(parts: Parts | None, kind: EntryKind | None) -> EntryShape:
    return EntryShape(kind or EntryKind.UNKNOWN, is_open=True) if parts is None else parts.attached.get(_read, parts)


def _read(parts: Parts) -> EntryShape:
    entry = parts.entry
    if entry is None:
        return EntryShape(EntryKind.UNKNOWN, is_open=True)
    members: dict[str, dict[str, Member]] = {}
    if entry.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE):
        members[entry.name] = {}
    arguments: dict[str, Member] = {}
    returns: Member | None = None
    for part in parts.all:
        if part.place in _FIELD_PLACES and part.member is not None and part.outer is not None:
            members.setdefault(part.outer.name, {})[part.member.name] = _member(part)
        elif part.place == "argument" and part.member is not None:
            arguments[part.member.name] = _member(part)
        elif part.place == "return":
            returns = _member(part)
    queries = frozenset(_queries(parts))
    owned = tuple((owner, tuple(found.items())) for owner, found in members.items())
    enums = tuple(_enums(parts))
    is_open = entry.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE) and entry.fields.is_open
    return EntryShape(entry.kind, owned, tuple(arguments.items()), returns, queries, enums, is_open)


def _member(part: Part) -> Member:
    call = part.call
    if call is None:
        return UNKNOWN
    is_list = call.modifier("array") is not None or call.name == "hasMany"
    if call.name in GRAPHQL_TYPES:
        return Member("scalar", "", is_list)
    if call.name == "enum":
        return Member("enum", part.name, is_list)
    if call.name == "customType":
        return Member("type", part.name, is_list)
    target = _text(call)
    if target is not None and (call.name == "ref" or call.name in RELATIONSHIPS):
        return Member("reference" if call.name == "ref" else "relationship", target, is_list)
    return UNKNOWN


def _text(call: BuilderCall) -> str | None:
    given = call.argument(0)
    return given.value if isinstance(given, Text) else None


def _queries(parts: Parts) -> Iterator[str]:
    yield from (query.name for query in generated_queries(parts))
    for part in parts.all:
        step = part.step("queryField")
        given = None if step is None or step.link.arguments is None else step.link.arguments[0]
        if isinstance(given, Text):
            yield given.value


def _enums(parts: Parts) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in parts.all:
        if part.call is not None and part.call.name == "enum":
            values = part.call.argument(0)
            items = values.items if isinstance(values, Array) else ()
            yield part.name, tuple(item.value for item in items if isinstance(item, Text))
