"""What code depends on: the statements that declare what it mentions, and what these mention, in all files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.model.builders import define_call
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.resolution.sources import Sources

_MOST = 60
"""How many statements a piece of code may depend on; code with more is compared by the first ones."""
Key: TypeAlias = "tuple[str, StatementChunk]"
"""A statement and the path of its file."""


class Mentions:
    """Follows the names in the files of one project."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def origin(self, module: Module, name: str) -> tuple[str, str] | None:
        """The file that declares a name of a file, and the name there; None for packages."""
        site = module.file.site(name)
        if site is None:
            return None
        if not site.is_import:
            return module.path, name
        found = self._sources.outside.origin(module.path, name)
        return None if found is None else (found.path, found.name)

    def behind(self, starts: Iterable[Key]) -> dict[Key, None]:
        """Statements, and all that they depend on, except resources, which are facts of their own."""
        found: dict[Key, None] = dict.fromkeys(starts)
        waiting = list(found)
        while waiting and len(found) < _MOST:
            path, chunk = waiting.pop()
            module = self._sources.module(path)
            for key in () if module is None else self._declared(module, mentioned(module, chunk)):
                if key not in found:
                    found[key] = None
                    waiting.append(key)
        return found

    def behind_region(self, span: Span, left_out: Iterable[Span] = ()) -> tuple[tuple[bytes, ...], ...]:
        """The tokens of all that a region without some parts depends on, in an order that does not depend on files."""
        module = self._sources.module(span.path)
        found = {} if module is None else self.behind(self._declared(module, _mentioned_in(module, span, left_out)))
        return tuple(sorted(self.tokens(key) for key in found))

    def tokens(self, key: Key) -> tuple[bytes, ...]:
        """The tokens of a statement."""
        module = self._sources.module(key[0])
        return () if module is None else module.file.facts.tokens(key[1])

    def _declared(self, module: Module, names: Iterable[str]) -> Iterator[Key]:
        """The statements that declare some names of a file."""
        for name in names:
            origin = self.origin(module, name)
            other = None if origin is None else self._sources.module(origin[0])
            site = None if other is None or origin is None else other.file.site(origin[1])
            if other is None or origin is None or site is None or site.is_import:
                continue
            if define_call(other.name(origin[1], Span(site.statement.anchor, 0, 0))) is None:
                yield other.path, site.statement


def mentioned(module: Module, chunk: StatementChunk) -> dict[str, None]:
    """The names that a statement reads and does not declare, in order."""
    parts = (None, *chunk.entry_list.get())
    return {found.name: None for entry in parts for found in module.file.names.references(chunk, entry)}


def _mentioned_in(module: Module, span: Span, left_out: Iterable[Span]) -> dict[str, None]:
    """The same for a region of a statement, or of one of its members. Other statements are not read."""
    start, end = span.resolve()
    without = ranges_within(span, left_out)
    found: dict[str, None] = {}
    for chunk, entry in _parts_with(module, span):
        at = (entry or chunk).anchor.start
        for each in module.file.names.references(chunk, entry):
            place = at + each.start
            if start <= place < end and not any(first <= place < last for first, last in without):
                found[each.name] = None
    return found


def _parts_with(module: Module, span: Span) -> Iterator[tuple[StatementChunk, EntryChunk | None]]:
    """The member that a region is in, or the statement with all of its members."""
    for chunk in module.file.header.get().statements:
        if chunk.anchor is span.anchor:
            yield from ((chunk, entry) for entry in (None, *chunk.entry_list.get()))
            return
        for entry in chunk.entries:
            if entry.anchor is span.anchor:
                yield chunk, entry
                return


def ranges_within(span: Span, parts: Iterable[Span]) -> list[tuple[int, int]]:
    """The bytes of those parts that are in a region, in order."""
    start, end = span.resolve()
    found = sorted(each.resolve() for each in parts if each.path == span.path)
    return [each for each in found if start <= each[0] and each[1] <= end]
