"""Names that a file reads and that nothing declares, or that it reads before their declaration has run."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.language.ambient_names import AMBIENT
from amplify_ls.catalog.language.global_types import TYPES
from amplify_ls.catalog.language.global_values import BROWSER_VALUES, NODE_VALUES
from amplify_ls.catalog.language.modules import BACKEND_MODULE
from amplify_ls.catalog.language.modules import TYPES as PACKAGE_TYPES
from amplify_ls.catalog.language.reserved_words import RESERVED_WORDS
from amplify_ls.incremental.cell_map import GROUP_SIZE, CellMap, group_starts
from amplify_ls.incremental.graph import is_equal
from amplify_ls.model.builders import DATA_BUILDER
from amplify_ls.syntax.names.chunk_names import WHILE_LOADING, Meaning, Running, overlap
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amplify_ls.model.files.ambient import Ambient
    from amplify_ls.syntax.names.chunk_names import Reference
    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.resolution.sources import Sources
_PACKAGES = "@aws-amplify/"


class Lack(Enum):
    """What is missing."""

    DECLARATION = "declaration"
    VALUE = "value"
    """The name is declared, and is a type."""
    TYPE = "type"
    """The name is declared, and is a value."""
    BROWSER = "browser"
    """The type check knows the name, and Node.js does not."""


class Undeclared(NamedTuple):
    """A name, the place where it is read, and what is missing."""

    name: str
    span: Span
    lack: Lack
    is_type: bool
    """Whether it is read as a type."""
    stops_loading: bool
    """Whether reading it surely stops the file when it is loaded; otherwise only the type check refuses it."""
    argument_of: str
    is_in_list: bool


class TooEarly(NamedTuple):
    """A name that is read before its declaration has run."""

    name: str
    span: Span
    declared: Span
    is_seen_by_types: bool
    stops_loading: bool


class Slips(NamedTuple):
    """What is wrong with the names of one chunk, or of one file."""

    undeclared: tuple[Undeclared, ...] = ()
    early: tuple[TooEarly, ...] = ()


class NameSlips:
    """The slips of the files of a project, chunk by chunk."""

    def __init__(self, sources: Sources, ambient: Callable[[], Ambient]) -> None:
        self._sources = sources
        self._ambient = ambient
        self._chunks: CellMap[tuple[str, StatementChunk, EntryChunk | None], Slips] = CellMap(
            lambda key: self._of_chunk(*key), is_same=is_equal
        )
        self._groups: CellMap[tuple[str, StatementChunk, int], Slips] = CellMap(
            lambda key: self._of_group(*key), is_same=is_equal
        )
        self._statements: CellMap[tuple[str, StatementChunk], Slips] = CellMap(
            lambda key: self._of_statement(*key), is_same=is_equal
        )
        self._files: CellMap[str, Slips] = CellMap(self._of_file, is_same=is_equal)

    def get(self, path: str) -> Slips:
        """The slips of a file."""
        return self._files.get(path)

    def _of_file(self, path: str) -> Slips:
        module = self._sources.module(path)
        header = None if module is None else module.file.header.get()
        if header is None or not header.is_complete:
            return Slips()
        return _joined(self._statements.get((path, chunk)) for chunk in header.statements)

    def _of_statement(self, path: str, chunk: StatementChunk) -> Slips:
        groups = group_starts(chunk.entry_list.get())
        own = self._chunks.get((path, chunk, None))
        return _joined([own, *(self._groups.get((path, chunk, start)) for start in groups)])

    def _of_group(self, path: str, chunk: StatementChunk, start: int) -> Slips:
        entries = chunk.entry_list.get()[start : start + GROUP_SIZE]
        return _joined(self._chunks.get((path, chunk, entry)) for entry in entries)

    def _of_chunk(self, path: str, chunk: StatementChunk, entry: EntryChunk | None) -> Slips:
        module = self._sources.module(path)
        if module is None or module.file.names.declared() is None:
            return Slips()
        found = module.file.names.of(chunk, entry)
        if not found.references and not found.early:
            return Slips()
        return Slips(
            tuple(self._undeclared(module, chunk, entry)),
            tuple(_early(module, chunk, entry)),
        )

    def _undeclared(self, module: Module, chunk: StatementChunk, entry: EntryChunk | None) -> Iterator[Undeclared]:
        declared = module.file.names.declared() or {}
        for each in module.file.names.references(chunk, entry):
            known = declared.get(each.name)
            if known is not None and overlap(known.meaning, each.meaning):
                continue
            lack = self._lack(module, each, is_declared=known is not None)
            if lack is not None:
                span = Span((entry or chunk).anchor, each.start, each.end)
                stops = _stops_loading(module, each)
                yield Undeclared(each.name, span, lack, each.meaning is Meaning.TYPE, stops, each.argument_of, each.is_in_list)

    def _lack(self, module: Module, reference: Reference, *, is_declared: bool) -> Lack | None:
        name = reference.name
        # The grammar takes a keyword for a name where it does not know the syntax, such as a comment behind `export`.
        if not reference.is_sure or name in NODE_VALUES or name in RESERVED_WORDS:
            return None
        is_value = reference.meaning is Meaning.VALUE
        if name in BROWSER_VALUES:
            return Lack.BROWSER if is_value and _stops_loading(module, reference) else None
        if not is_value and name in TYPES:
            return None
        ambient = self._ambient()
        if name in ambient.names:
            return None
        is_for_types = not _stops_loading(module, reference)
        # No package declares for all what is an export of the package that the file uses.
        is_of_package = name in PACKAGE_TYPES[BACKEND_MODULE]
        if is_for_types and not is_of_package and (ambient.is_open or name in AMBIENT):
            return None
        if is_value and (is_declared or name in TYPES):
            return Lack.VALUE
        return Lack.TYPE if is_declared else Lack.DECLARATION


def _stops_loading(module: Module, reference: Reference) -> bool:
    """Whether the code around a name surely runs when the file is loaded, or when the packages make what it defines."""
    if reference.running is Running.IN_CALLBACK:
        return _imported_name(module, reference.caller) is not None
    return reference.running is Running.AT_LOAD


def _imported_name(module: Module, local: str) -> str | None:
    """The name of what a file imports from the packages of Amplify under a local name."""
    site = module.file.site(local)
    if site is None or not site.is_import:
        return None
    imports = site.statement.content.get().imports
    imported = imports[site.place] if site.place < len(imports) else None
    return imported.imported if imported is not None and imported.module.startswith(_PACKAGES) else None


def _early(module: Module, chunk: StatementChunk, entry: EntryChunk | None) -> Iterator[TooEarly]:
    names = module.file.names
    declared = names.declared() or {}
    found = names.of(chunk, entry)
    unready = frozenset() if entry is None else names.unready(chunk)
    for each in (*found.early, *found.references):
        known = declared.get(each.name)
        if known is None or not known.is_late or not overlap(each.meaning, Meaning.VALUE) or each.running not in WHILE_LOADING:
            continue
        is_own = each in found.early or each.name in unready
        if not is_own and names.place(known.statement) <= names.place(chunk):
            continue
        is_callback = each.running is Running.IN_CALLBACK
        # The builder calls at once what it is given; the others wait until the backend is put together.
        if is_callback and _imported_name(module, each.caller) != DATA_BUILDER:
            continue
        place = module.declaration(each.name)
        if place is not None:
            span = Span((entry or chunk).anchor, each.start, each.end)
            stops = each.running is not Running.PERHAPS
            yield TooEarly(each.name, span, place, is_seen_by_types=not is_callback, stops_loading=stops)


def _joined(parts: Iterable[Slips]) -> Slips:
    undeclared: list[Undeclared] = []
    early: list[TooEarly] = []
    for part in parts:
        undeclared.extend(part.undeclared)
        early.extend(part.early)
    return Slips(tuple(undeclared), tuple(early))
