"""One file of a project as a module: the values of its names, imports and exports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.syntax.expressions import ComputedPair, Identifier, Pair, Spread
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.syntax.uses import UseKind
from amplify_ls.values.escape import effects, guarded, touches
from amplify_ls.values.evaluate import evaluate, on_its_own
from amplify_ls.values.home import Question, Seen
from amplify_ls.values.objects import ObjectBuilder
from amplify_ls.values.resolution.export_table import export_table
from amplify_ls.values.scope import Scope
from amplify_ls.values.values import Chain, Namespace, Object, Property, Reason, Text, Unknown, Value, opened

if TYPE_CHECKING:
    from amplify_ls.syntax.header import Site
    from amplify_ls.syntax.lower.contents import ImportedName
    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.syntax.source_file import SourceFile
    from amplify_ls.values.resolution.export_table import ExportTable
    from amplify_ls.values.resolution.sources import Sources

_ANYTHING = 2
"""More than the one call that does not count as a change from elsewhere."""


class Module:
    """A source file, evaluated on demand; every value is a cell of its own."""

    def __init__(self, file: SourceFile, sources: Sources) -> None:
        self.file = file
        self.sources = sources
        self._place = Span(Anchor(file.path, 0), 0, 0)
        self._names: CellMap[str, Value] = CellMap(
            lambda name: on_its_own(self, lambda: self._name(name)), in_cycle=lambda _: self._cyclic()
        )
        self._exports: CellMap[str, Value] = CellMap(self._export, in_cycle=lambda _: self._cyclic())
        self._shared_exports: CellMap[str, Value] = CellMap(self._shared_export, in_cycle=lambda _: self._cyclic())
        self._statements: CellMap[StatementChunk, Value] = CellMap(
            lambda chunk: on_its_own(self, lambda: self._statement(chunk))
        )
        self._defaults: CellMap[StatementChunk, Value] = CellMap(
            lambda chunk: on_its_own(self, lambda: self._default_value(chunk)), in_cycle=lambda _: self._cyclic()
        )
        self._entries: CellMap[EntryChunk, Value] = CellMap(
            lambda chunk: on_its_own(self, lambda: self._entry(chunk)), in_cycle=lambda _: self._cyclic()
        )
        self._keys: CellMap[EntryChunk, Value] = CellMap(
            lambda chunk: on_its_own(self, lambda: self._key(chunk)), is_same=is_equal, in_cycle=lambda _: self._cyclic()
        )
        """The computed names of members: those of all others are known without evaluation."""
        self._objects: CellMap[StatementChunk, Value] = CellMap(self._object, in_cycle=lambda _: self._cyclic())
        # The uses of a frequent name must not be counted again at each of its places.
        # If the uses of a name depend on its own value, any use is possible.
        self._touches: CellMap[str, int] = CellMap(
            lambda name: on_its_own(self, lambda: touches(self.uses(name))), is_same=is_equal, in_cycle=lambda _: _ANYTHING
        )
        self._own_touches: CellMap[str, int] = CellMap(
            lambda name: on_its_own(self, lambda: touches(self._own_uses(name))), is_same=is_equal, in_cycle=lambda _: _ANYTHING
        )
        self._effects: CellMap[tuple[Question, str], frozenset[str] | None] = CellMap(
            lambda key: on_its_own(self, lambda: effects(self, *key)), is_same=is_equal, in_cycle=lambda _: None
        )

        self._export_table: Derived[ExportTable] = Derived(lambda: export_table(self), is_same=is_equal)
        self._statement_count: Derived[int] = Derived(lambda: len(self.file.header.get().statements), is_same=is_equal)

    @property
    def path(self) -> str:
        return self.file.path

    def drop(self) -> None:
        """The file is gone: cells that it has read elsewhere need not notify it any longer."""
        for cells in (
            self._names,
            self._exports,
            self._shared_exports,
            self._statements,
            self._defaults,
            self._entries,
            self._keys,
            self._objects,
            self._touches,
            self._own_touches,
            self._effects,
            self._export_table,
        ):
            cells.drop()

    def count_statements(self) -> int:
        """The number of statements in the file."""
        return self._statement_count.get()

    def name(self, name: str, place: Span) -> Value:
        """The value of a top-level name; ``place`` is where it is read."""
        value = self._names.get(name)
        if isinstance(value, Unknown) and self.file.site(name) is None:
            is_complete = self.file.header.get().is_complete
            return Unknown(place, Reason.UNDECLARED if is_complete else Reason.BROKEN, name)
        return value

    def receiver(self, name: str, place: Span) -> Value:
        """The value of a name that a method is called on here: the one call that is not a change from elsewhere."""
        value = self.name(name, place)
        return opened(value) if isinstance(value, Chain) and self._touches.get(name) > 1 else value

    def shared(self, name: str, place: Span) -> Value:
        """The value of a name that is read as a whole: any call on it elsewhere changes it too."""
        value = self.name(name, place)
        return opened(value) if isinstance(value, Chain) and self._touches.get(name) else value

    def effects(self, question: Question, name: str) -> frozenset[str] | None:
        """What is done through a name that is an alias or a holder of another, see ``escape.effects``."""
        return self._effects.get((question, name))

    def uses(self, name: str) -> list[Seen]:
        """The uses of a top-level name, in this file and in all files that import it."""
        own = self._own_uses(name)
        origin = self.sources.outside.origin(self.path, name)
        return own if origin is None else [*own, *self.sources.outside.uses(origin, self.path)]

    def _own_uses(self, name: str) -> list[Seen]:
        return [Seen(use, self) for use in self.file.uses(name)]

    def export(self, name: str) -> Value:
        """The exported value of a name, according to this file alone."""
        return self._exports.get(name)

    def shared_export(self, name: str) -> Value:
        """The same, including the effects of other files."""
        return self._shared_exports.get(name)

    def export_table(self) -> ExportTable:
        """The names that the file exports, without the default export."""
        return self._export_table.get()

    def statement(self, chunk: StatementChunk) -> Value:
        """The value of an expression statement."""
        return self._statements.get(chunk)

    def chunked_object(self, anchor: Anchor, start: int, end: int) -> Value:
        """The object whose members are chunks of their own, of the statement with this anchor."""
        span = Span(anchor, start, end)
        chunk = next((chunk for chunk in self.file.header.get().statements if chunk.anchor is anchor), None)
        if chunk is None:
            return Unknown(span)
        found = self._objects.get(chunk)
        return replace(found, span=span) if isinstance(found, Object) and found.span != span else found

    def entry(self, chunk: EntryChunk) -> Value:
        """The value of a member of a chunked object; of a spread, the value that is spread."""
        return self._entries.get(chunk)

    def _cyclic(self) -> Value:
        return Unknown(self._place, Reason.CYCLE)

    def _entry(self, chunk: EntryChunk) -> Value:
        content = chunk.content.get()
        member = content.member
        scope = Scope(self, chunk.anchor)
        if isinstance(member, (Pair, Spread, ComputedPair)):
            return evaluate(member.value, scope)
        return Unknown(Span(chunk.anchor, member.start, member.end))

    def _key(self, chunk: EntryChunk) -> Value:
        member = chunk.content.get().member
        if isinstance(member, ComputedPair):
            return evaluate(member.key, Scope(self, chunk.anchor))
        return Unknown(Span(chunk.anchor, member.start, member.end))

    def _object(self, chunk: StatementChunk) -> Value:
        builder = ObjectBuilder()
        for entry in chunk.entry_list.get():
            kind, name, _ = entry.key
            if entry.is_broken.get():
                builder.open()
            if kind == Pair.__name__:
                builder.put(Property(name, _key_span(entry), entry, self._entries.cell(entry)))
            elif kind == Spread.__name__:
                spread = self.entry(entry)
                builder.spread(self.sources.namespace_object(spread) if isinstance(spread, Namespace) else spread)
            elif kind == ComputedPair.__name__:
                key = self._keys.get(entry)
                if isinstance(key, Text):
                    builder.put(Property(key.value, _key_span(entry), entry, self._entries.cell(entry)))
                else:
                    builder.open()
        return builder.build(Span(chunk.anchor, 0, 0))

    def _name(self, name: str) -> Value:
        site = self.file.site(name)
        if site is None:
            return Unknown(self._place)
        content = site.statement.content.get()
        anchor = site.statement.anchor
        if site.is_import:
            if site.place >= len(content.imports):
                return Unknown(Span(anchor, 0, 0))
            return guarded(self, name, self._imported(content.imports[site.place], anchor))
        if site.place >= len(content.bindings):
            return Unknown(Span(anchor, 0, 0))
        binding = content.bindings[site.place]
        place = Span(anchor, binding.start, binding.end)
        if not binding.is_constant and any(use.kind is UseKind.ASSIGN for use in self.file.uses(name)):
            return Unknown(place)
        return guarded(self, name, evaluate(binding.value, Scope(self, anchor)))

    def _imported(self, imported: ImportedName, anchor: Anchor) -> Value:
        place = Span(anchor, imported.start, imported.end)
        return self.sources.imported(self.path, imported.module, imported.imported, place)

    def _export(self, name: str) -> Value:
        place = self._place
        header = self.file.header.get()
        if name == "default" and header.default_export is not None:
            return self._default(header.default_export)
        if name in header.exports:
            local, module = header.exports[name]
            if module is None:
                return self._given_away(local, place)
            return self.sources.imported(self.path, module, local, place)
        if name == "default":
            return Unknown(place)
        table = self._export_table.get()
        other = None if name in table.uncertain else self._module_with(name, table)
        return Unknown(place) if other is None else other.export(name)

    def _module_with(self, name: str, table: ExportTable) -> Module | None:
        """The other file that has a re-exported name."""
        path = table.paths.get(name)
        return None if path is None or path == self.path else self.sources.module(path)

    def _given_away(self, name: str, place: Span) -> Value:
        """The value of a name for other files, without their own calls on it."""
        value = self.name(name, place)
        return opened(value) if isinstance(value, Chain) and self._own_touches.get(name) else value

    def _shared_export(self, name: str) -> Value:
        value = self.export(name)
        origin = self.sources.outside.export(self.path, name) if isinstance(value, Chain) else None
        if origin is not None and touches(self.sources.outside.uses(origin, self.path)):
            return opened(value)
        return value

    def _default(self, chunk: StatementChunk) -> Value:
        return self._defaults.get(chunk)

    def _default_value(self, chunk: StatementChunk) -> Value:
        expression = chunk.content.get().default_export
        if expression is None:
            return Unknown(Span(chunk.anchor, 0, 0))
        if isinstance(expression, Identifier):
            return self._given_away(expression.name, Span(chunk.anchor, expression.start, expression.end))
        return guarded(self, "default", evaluate(expression, Scope(self, chunk.anchor)))

    def _statement(self, chunk: StatementChunk) -> Value:
        expression = chunk.content.get().expression
        if expression is None:
            return Unknown(Span(chunk.anchor, 0, 0))
        return evaluate(expression, Scope(self, chunk.anchor))

    def namespace_object(self, namespace: Namespace) -> Value:
        """The exports of this file as an object, for a spread of the namespace."""
        names, _, is_complete = self._export_table.get()
        builder = ObjectBuilder()
        for name in names:
            place = namespace.span
            builder.put(Property(name, self._export_span(name, place), place, self._shared_exports.cell(name)))
        if not is_complete:
            builder.open()
        return builder.build(namespace.span)

    def _export_span(self, name: str, place: Span) -> Span:
        """Where an exported name is declared: in this file, or in the file that it is re-exported from."""
        header = self.file.header.get()
        if name in header.exports:
            local, module = header.exports[name]
            if module is None:
                return self.declaration(local) or place
            target = self.sources.resolve(self.path, module)
            other = None if target is None else self.sources.module(target)
            return place if other is None else other._export_span(local, place)
        other = self._module_with(name, self._export_table.get())
        return place if other is None else other._export_span(name, place)

    def declaration(self, name: str) -> Span | None:
        """Where a name of this file is declared."""
        site: Site | None = self.file.site(name)
        if site is None:
            return None
        content = site.statement.content.get()
        items = content.imports if site.is_import else content.bindings
        if site.place >= len(items):
            return None
        item = items[site.place]
        return Span(site.statement.anchor, item.start, item.end)


def _key_span(entry: EntryChunk) -> Span:
    member = entry.content.peek().member
    if isinstance(member, Pair):
        return Span(entry.anchor, member.name_start, member.name_end)
    if isinstance(member, ComputedPair):
        return Span(entry.anchor, member.key.start, member.key.end)
    return Span(entry.anchor, 0, 0)
