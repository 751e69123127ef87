"""The names of a file, by chunk: each chunk is read on demand, and again when its text changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.cell_map import GROUP_SIZE, CellMap, group_starts
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.syntax.lower.lowering import Lowering
from amplify_ls.syntax.names.chunk_names import ChunkNames, Meaning, Surroundings
from amplify_ls.syntax.names.object_keys import ObjectKey, is_pair_of_accessors, key_of
from amplify_ls.syntax.names.scope_walk import ScopeWalk, names_of
from amplify_ls.syntax.outline import EntryChunk, Span, StatementChunk, member_at, parse_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tree_sitter import Node

    from amplify_ls.syntax.names.chunk_names import Export, Reference
    from amplify_ls.syntax.names.chunked_file import ChunkedFile


class Declared(NamedTuple):
    """A name that a file declares."""

    meaning: Meaning
    statement: StatementChunk
    is_late: bool
    """Whether reading it before the statement has run throws an error."""


class Repeated(NamedTuple):
    """A member of an object literal with the key of an earlier one, and the positions of both members and their keys."""

    name: str
    earlier: Span
    earlier_name: Span
    later: Span
    later_name: Span


class _Keyed(NamedTuple):
    """What some members of an object literal contribute to its duplicate keys."""

    inside: tuple[Repeated, ...]
    keys: tuple[tuple[EntryChunk, ObjectKey], ...]


class FileNames:
    """The names of one file."""

    def __init__(self, file: ChunkedFile) -> None:
        self._file = file
        self._statements: CellMap[StatementChunk, ChunkNames] = CellMap(self._of_statement, is_same=is_equal)
        self._entries: CellMap[tuple[StatementChunk, EntryChunk], ChunkNames] = CellMap(
            lambda key: self._of_entry(*key), is_same=is_equal
        )
        self._inner: CellMap[StatementChunk, Surroundings] = CellMap(lambda key: self.of(key).inner, is_same=is_equal)
        self._declared_by: CellMap[StatementChunk, Mapping[str, Declared] | None] = CellMap(self._declared_in, is_same=is_equal)
        self._globals_of: CellMap[StatementChunk, frozenset[str]] = CellMap(
            lambda key: self.of(key).global_names, is_same=is_equal
        )
        self._keys: CellMap[tuple[StatementChunk, EntryChunk], ObjectKey | None] = CellMap(
            lambda key: self._key(*key), is_same=is_equal
        )
        self._declared: Derived[Mapping[str, Declared] | None] = Derived(self._all_declared, is_same=is_equal)
        self._globals: Derived[frozenset[str]] = Derived(self._all_globals, is_same=is_equal)
        self._exports_of: CellMap[StatementChunk, tuple[Export, ...]] = CellMap(
            lambda key: self.of(key).exports, is_same=is_equal
        )
        self._exported: Derived[Mapping[str, Meaning] | None] = Derived(self._all_exported, is_same=is_equal)
        self._augmented_by: CellMap[StatementChunk, tuple[tuple[str, str], ...]] = CellMap(
            lambda key: self.of(key).augmented, is_same=is_equal
        )
        self._augmented: Derived[frozenset[tuple[str, str]]] = Derived(self._all_augmented, is_same=is_equal)
        self._is_of_module: CellMap[StatementChunk, bool] = CellMap(lambda key: self.of(key).is_of_module, is_same=is_equal)
        self._places: Derived[Mapping[StatementChunk, int]] = Derived(
            lambda: {chunk: place for place, chunk in enumerate(file.header.get().statements)}
        )
        self._place: CellMap[StatementChunk, int] = CellMap(lambda key: self._places.get().get(key, 0), is_same=is_equal)
        self._repeated_inside: CellMap[tuple[StatementChunk, EntryChunk], tuple[Repeated, ...]] = CellMap(
            lambda key: tuple(_placed(key[1], self.of(*key))), is_same=is_equal
        )
        self._keyed: CellMap[tuple[StatementChunk, int], _Keyed] = CellMap(lambda key: self._keyed_in(*key), is_same=is_equal)
        self._repeated: CellMap[StatementChunk, tuple[Repeated, ...]] = CellMap(self._repeated_in, is_same=is_equal)

    def of(self, chunk: StatementChunk, entry: EntryChunk | None = None) -> ChunkNames:
        """The names of a statement, or of one member of its chunked object."""
        return self._statements.get(chunk) if entry is None else self._entries.get((chunk, entry))

    def declared(self) -> Mapping[str, Declared] | None:
        """The top-level names of the file, including types and imports; None if a syntax error may hide some."""
        return self._declared.get()

    def global_names(self) -> frozenset[str]:
        """The names that the file declares for all others."""
        return self._globals.get()

    def exported(self) -> Mapping[str, Meaning] | None:
        """The names that the file itself declares and exports, with what they refer to; None if some may be hidden."""
        return self._exported.get()

    def export_names(self) -> frozenset[str] | None:
        """All names that the file itself exports, including ``default`` and ``=``; None if some may be hidden."""
        if self.declared() is None:
            return None
        chunks = self._file.header.get().statements
        return frozenset(each.name for chunk in chunks for each in self._exports_of.get(chunk))

    def augmented(self) -> frozenset[tuple[str, str]]:
        """The names that the file declares for other modules, each with the module as written."""
        return self._augmented.get()

    def is_module(self) -> bool:
        """Whether the top-level names of the file are local instead of global."""
        return any(self._is_of_module.get(chunk) for chunk in self._file.header.get().statements)

    def references(self, chunk: StatementChunk, entry: EntryChunk | None = None) -> tuple[Reference, ...]:
        """The names that a chunk reads and does not declare."""
        found = self.of(chunk, entry)
        return found.references if found.is_known else ()

    def reads(self, name: str, chunks: Iterable[StatementChunk] | None = None) -> bool:
        """Whether any statement reads a name that it does not declare; an export is not a read."""
        for chunk in self._file.header.get().statements if chunks is None else chunks:
            content = chunk.content.get()
            if content.is_broken:
                return True
            if content.exports and content.import_module is None and not content.bindings:
                continue
            if any(each.name == name for each in self.references(chunk)):
                return True
            if any(each.name == name for entry in chunk.entry_list.get() for each in self.references(chunk, entry)):
                return True
        return False

    def names_seen_at(self, place: Span) -> frozenset[str]:
        """The names of the scopes around a reference, without top-level names."""
        for chunk in self._file.header.get().statements:
            for entry in (None, *chunk.entry_list.get()):
                if (entry or chunk).anchor is place.anchor:
                    return self._seen_at(chunk, entry, place.start)
        return frozenset()

    def place(self, chunk: StatementChunk) -> int:
        """The index of a statement in the file."""
        return self._place.get(chunk)

    def repeated(self, chunk: StatementChunk) -> tuple[Repeated, ...]:
        """The duplicate keys in object literals of a statement."""
        return self._repeated.get(chunk)

    def seen_by_members(self, chunk: StatementChunk) -> frozenset[str]:
        """The names in scopes of a statement that the members of its chunked object can use."""
        return self._inner.get(chunk).names

    def unready(self, chunk: StatementChunk) -> frozenset[str]:
        """The names that a statement declares only after its chunked object."""
        return self._inner.get(chunk).unready

    def _of_statement(self, chunk: StatementChunk) -> ChunkNames:
        chunk.revision.get()
        node = self._file.node_of(chunk)
        if node is None or chunk.content.peek().is_broken:
            return ChunkNames(is_known=False)
        return names_of(self._lowering(node), node)

    def _seen_at(self, chunk: StatementChunk, entry: EntryChunk | None, start: int) -> frozenset[str]:
        node = self._file.node_of(chunk) if entry is None else self._node_of_entry(chunk, entry)
        if node is None or not self.of(chunk, entry).is_known:
            return frozenset()
        around = Surroundings() if entry is None else self._inner.get(chunk)
        low = self._lowering(node) if entry is None else Lowering(self._file.data, node.start_byte)
        return ScopeWalk(low, around).names_seen_at(node, start) | around.names

    def _lowering(self, node: Node) -> Lowering:
        inside = parse_statement(node).chunked
        if inside is None:
            return Lowering(self._file.data, node.start_byte)
        return Lowering(self._file.data, node.start_byte, inside.start_byte + 1, inside.end_byte - 1, inside.id)

    def _of_entry(self, chunk: StatementChunk, entry: EntryChunk) -> ChunkNames:
        node = self._node_of_entry(chunk, entry)
        around = self._inner.get(chunk)
        return (
            ChunkNames(is_known=False) if node is None else names_of(Lowering(self._file.data, node.start_byte), node, around)
        )

    def _node_of_entry(self, chunk: StatementChunk, entry: EntryChunk) -> Node | None:
        entry.revision.get()
        if entry.is_broken.get():
            return None
        statement = self._file.node_of(chunk)
        return None if statement is None else member_at(statement, entry.anchor.start, entry.end)

    def _declared_in(self, chunk: StatementChunk) -> Mapping[str, Declared] | None:
        names = self.of(chunk)
        if not names.is_known:
            return None
        found: dict[str, Declared] = {}
        for item in names.declarations:
            before = found.get(item.name)
            if before is None:
                found[item.name] = Declared(item.meaning, chunk, item.is_late)
            else:
                found[item.name] = Declared(item.meaning | before.meaning, chunk, item.is_late and before.is_late)
        return found

    def _all_declared(self) -> Mapping[str, Declared] | None:
        header = self._file.header.get()
        if not header.is_complete:
            return None
        found: dict[str, Declared] = {}
        for chunk in header.statements:
            declared = self._declared_by.get(chunk)
            if declared is None:
                return None
            for name, item in declared.items():
                before = found.get(name)
                found[name] = item if before is None else _merged(before, item)
        return found

    def _all_exported(self) -> Mapping[str, Meaning] | None:
        declared = self.declared()
        if declared is None:
            return None
        found: dict[str, Meaning] = {}
        for chunk in self._file.header.get().statements:
            for each in self._exports_of.get(chunk):
                known = declared.get(each.local)
                # An imported and re-exported name belongs to another file.
                is_own = each.is_own and (not each.local or (known is not None and not known.statement.content.peek().imports))
                if is_own:
                    meaning = each.meaning if known is None else each.meaning & known.meaning
                    found[each.name] = found.get(each.name, meaning) | meaning
        return found

    def _all_augmented(self) -> frozenset[tuple[str, str]]:
        return frozenset(each for chunk in self._file.header.get().statements for each in self._augmented_by.get(chunk))

    def _all_globals(self) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for chunk in self._file.header.get().statements:
            found |= self._globals_of.get(chunk)
        return found

    def _repeated_in(self, chunk: StatementChunk) -> tuple[Repeated, ...]:
        found = list(_placed(chunk, self.of(chunk)))
        seen: dict[str, tuple[EntryChunk, ObjectKey]] = {}
        for start in group_starts(chunk.entry_list.get()):
            keyed = self._keyed.get((chunk, start))
            found.extend(keyed.inside)
            for entry, key in keyed.keys:
                before = seen.get(key.name)
                if before is not None and not is_pair_of_accessors(before[1], key):
                    places = (before[0].span, _at(before[0], before[1]), entry.span, _at(entry, key))
                    found.append(Repeated(key.name, *places))
                seen[key.name] = entry, key
        return tuple(found)

    def _keyed_in(self, chunk: StatementChunk, start: int) -> _Keyed:
        entries = chunk.entry_list.get()[start : start + GROUP_SIZE]
        inside = tuple(each for entry in entries for each in self._repeated_inside.get((chunk, entry)))
        keys = ((entry, self._keys.get((chunk, entry))) for entry in entries)
        return _Keyed(inside, tuple((entry, key) for entry, key in keys if key is not None))

    def _key(self, chunk: StatementChunk, entry: EntryChunk) -> ObjectKey | None:
        node = self._node_of_entry(chunk, entry)
        return None if node is None else key_of(Lowering(self._file.data, node.start_byte), node)


def _at(entry: EntryChunk, key: ObjectKey) -> Span:
    return Span(entry.anchor, key.start, key.end)


def _placed(chunk: StatementChunk | EntryChunk, names: ChunkNames) -> Iterator[Repeated]:
    for each in names.repeated:
        regions = (each.earlier, each.earlier_name, each.later, each.later_name)
        yield Repeated(each.name, *(Span(chunk.anchor, start, end) for start, end in regions))


def _merged(left: Declared, right: Declared) -> Declared:
    """A name that two statements declare."""
    is_late = left.is_late and right.is_late and left.meaning & right.meaning & Meaning.VALUE == Meaning.VALUE
    # A type with the same name does not affect when the value is available.
    if not left.meaning & Meaning.VALUE:
        return right._replace(meaning=left.meaning | right.meaning)
    if not right.meaning & Meaning.VALUE:
        return left._replace(meaning=left.meaning | right.meaning)
    return Declared(left.meaning | right.meaning, left.statement, is_late)
