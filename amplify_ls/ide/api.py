"""The names of an API for completion and hover: the current ones and, in text with errors, the previous ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.model.data.entries import Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.last_good import LastGood
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.resolution.sources import Sources

_BUILDER = re.compile(rb"\s*:?\s*a\s*\.\s*(\w+)")
_ENTRY_TEXT = re.compile(
    rb"^[ \t]*(?:export\s+)?(?:const\s+)?(\w+)\s*[:=]\s*a\s*\.\s*"
    rb"(model|enum|customType|query|mutation|subscription|generation|conversation)\b",
    re.MULTILINE,
)
_KINDS = {
    "model": EntryKind.MODEL,
    "customType": EntryKind.CUSTOM_TYPE,
    "enum": EntryKind.ENUM,
    "query": EntryKind.QUERY,
    "mutation": EntryKind.MUTATION,
    "subscription": EntryKind.SUBSCRIPTION,
    "generation": EntryKind.GENERATION,
    "conversation": EntryKind.CONVERSATION,
}
_INLINE = (EntryKind.ENUM, EntryKind.CUSTOM_TYPE)
_LONG_TEXT = 100_000
"""Bytes of a file that is not searched at every keystroke."""
_UNSEEN = (None, EntryKind.UNKNOWN, EntryKind.OTHER)


class Api:
    """The entries that a file of a project can refer to."""

    def __init__(self, project: Project | None, module: Module, last_good: LastGood, *, is_broken: bool) -> None:
        self._module = module
        self._sources: Sources = module.sources
        self._is_broken = is_broken
        self._current = () if project is None else project.data
        self._last_good = last_good
        self._known = [] if project is None or not is_broken else last_good.tables()
        self._text_kinds: dict[str, EntryKind] | None = None
        self._kinds: dict[str, EntryKind] | None = None

    @property
    def data(self) -> DataModel | None:
        """The API, usually the only one; of several the one with entries in the file."""
        models = self._current or tuple(data for data, _ in self._known)
        if len(models) < 2:
            return models[0] if models else None
        return next((data for data in models if self._is_here(data)), models[0])

    def kinds(self) -> dict[str, EntryKind]:
        """The kind of every entry by name."""
        if self._kinds is None:
            self._kinds = self._find_kinds()
        return self._kinds

    def _find_kinds(self) -> dict[str, EntryKind]:
        found: dict[str, EntryKind] = {}
        data = self.data
        if data is not None:
            for name, kind in data.kinds.items():
                found[name] = self._kind_in_text(data, name) if kind in (None, EntryKind.UNKNOWN) else kind
        for _, table in self._known:
            for name, (_, prop) in table.properties.items():
                if found.get(name) in _UNSEEN:
                    known = _KINDS.get(self._last_good.builder(name, prop))
                    found[name] = known or self._text_kind(prop.span, prop.name_span)
        for name, kind in self._written_kinds():
            if found.get(name) in _UNSEEN:
                found[name] = kind
        return found

    def _written_kinds(self) -> Iterator[tuple[str, EntryKind]]:
        """The entries that the text of a broken file appears to have; if it was whole before, those that are surely entries."""
        if self._is_broken and not self._known:
            yield from self._written().items()
        elif self._is_broken and len(self._module.file.data) < _LONG_TEXT:
            # Enums and custom types may be fields.
            yield from ((name, kind) for name, kind in self._written().items() if kind not in _INLINE)

    def names(self, *kinds: EntryKind) -> Iterator[str]:
        """The names of the entries of some kinds; entries of unknown kind are included."""
        for name, kind in self.kinds().items():
            if kind in kinds or kind is EntryKind.UNKNOWN:
                yield name

    def entry(self, name: str) -> Entry | None:
        """An entry with its fields, in its last known state."""
        data = self.data
        found = None if data is None else data.entry(name)
        if found is not None and found.kind not in _UNSEEN:
            return found
        known = self._last_good.entry(name) if self._known else None
        return known if known is not None and known.kind not in _UNSEEN else found

    def followers(self, name: str) -> Iterator[Entry]:
        """The models that have a relationship to a model."""
        data = self.data
        names = dict.fromkeys(() if data is None else data.followers(name))
        names.update(dict.fromkeys(self._last_good.followers(name) if self._known else ()))
        for each in names:
            entry = self.entry(each)
            if entry is not None:
                yield entry

    def _is_here(self, data: DataModel) -> bool:
        return any(schema.call.name_span.path == self._module.path for schema in data.schemas)

    def _kind_in_text(self, data: DataModel, name: str) -> EntryKind:
        prop = data.table.properties[name][1]
        return self._text_kind(prop.span, prop.name_span)

    def _text_kind(self, whole: Span, name: Span) -> EntryKind:
        """The kind of an incomplete entry, by its first word."""
        module = self._sources.peek(whole.path)
        if module is None:
            return EntryKind.UNKNOWN
        _, name_end = name.resolve()
        found = _BUILDER.match(module.file.data, name_end)
        return EntryKind.UNKNOWN if found is None else _KINDS.get(found.group(1).decode(), EntryKind.UNKNOWN)

    def _written(self) -> dict[str, EntryKind]:
        """The entries that the text of the file appears to have, if it never parsed without errors."""
        if self._text_kinds is None:
            matches = _ENTRY_TEXT.finditer(self._module.file.data)
            self._text_kinds = {found.group(1).decode(): _KINDS[found.group(2).decode()] for found in matches}
        return self._text_kinds
