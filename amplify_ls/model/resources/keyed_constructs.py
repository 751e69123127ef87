"""Constructs that ``backend.ts`` takes by name: ``backend.data.resources.tables['Todo']``, ``groups.ADMINS``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.constructs import CONVERSATION_TABLES, KEYED_CONSTRUCTS
from amplify_ls.catalog.types import Property
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.resources.backend_members import members_along
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.backend.constructs import KeyedConstructs
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.resources.backend import Backend, BackendUse
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link

_WITHOUT_TABLE = frozenset(
    {EntryKind.CUSTOM_TYPE, EntryKind.ENUM, EntryKind.QUERY, EntryKind.MUTATION, EntryKind.SUBSCRIPTION, EntryKind.GENERATION}
)


class KeyUse(NamedTuple):
    """A construct that is taken by its key."""

    use: BackendUse
    place: int
    """Which link of the use the key is."""
    key: str
    span: Span
    """The key as it is written."""
    constructs: KeyedConstructs
    holder: str
    """The name of the object that it is taken from: ``tables``."""

    @property
    def link(self) -> Link:
        return self.use.links[self.place]


def keys_taken(backend: Backend) -> Iterator[KeyUse]:
    """The constructs that the file of the backend takes by a key that can be seen."""
    for use in backend.uses:
        for step in members_along(backend, use):
            constructs = KEYED_CONSTRUCTS.get((step.receiver, step.link.name))
            place = step.place + 1
            if constructs is None or place >= len(use.links) or not isinstance(step.member, Property):
                continue
            link = use.links[place]
            if link.name and link.arguments is None:
                yield KeyUse(use, place, link.name, link.name_span, constructs, step.link.name)
            elif isinstance(link.subscript, Text):
                yield KeyUse(use, place, link.subscript.value, link.subscript.span, constructs, step.link.name)


def known_keys(backend: Backend, key: KeyUse) -> tuple[str, ...] | None:
    """The keys that the object surely has; None where that cannot be seen."""
    reference = backend.resources.get(key.use.links[0].name)
    if reference is None:
        return None
    if key.constructs.named_after == "group":
        found = next((auth for auth in backend.project.auth if auth.name_span == reference.name_span), None)
        groups = None if found is None else found.groups
        return None if groups is None else tuple(group.value for group in groups)
    data = next((each for each in backend.project.data if _is_made_by(each, reference.name_span)), None)
    if data is None or data.is_open:
        return None
    if key.constructs.named_after == "nothing":
        return ()
    names = _table_names(data)
    return None if names is None else tuple(key.constructs.pattern.format(name) for name in names)


def _is_made_by(data: DataModel, name_span: Span) -> bool:
    return data.definition is not None and data.definition.name_span == name_span


def _table_names(data: DataModel) -> tuple[str, ...] | None:
    names: list[str] = []
    for name in data.names:
        kind = data.kind(name)
        if kind is EntryKind.MODEL:
            names.append(name)
        elif kind is EntryKind.CONVERSATION:
            names.extend(pattern.format(name[:1].upper() + name[1:]) for pattern in CONVERSATION_TABLES)
        elif kind not in _WITHOUT_TABLE:
            return None
    return tuple(names)
