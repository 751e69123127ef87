"""One resolver file, for the rules about the JavaScript that AppSync runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.facts import individual
from amplify_ls.model.files.module_requests import request_of
from amplify_ls.syntax.lower.requests import RequestKind
from amplify_ls.syntax.names.chunk_names import Meaning, Running
from amplify_ls.syntax.outline import Span
from amplify_ls.syntax.scripts.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.model.data.resolvers import FileReference
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.syntax.scripts.constructs import Construct, Script
    from amplify_ls.values.resolution.module import Module

_TYPESCRIPT = (".ts", ".mts", ".cts", ".tsx")


class ResolverImport(NamedTuple):
    """A statement that loads another module."""

    module: str
    span: Span
    """The text that names it, quotes included."""
    statement: Span
    names: tuple[str, ...]
    """The local names that an import makes."""


@individual
class ResolverFile:
    """A file that handlers name as their entry. It is deployed as it is: nothing compiles or bundles it."""

    project: Project
    module: Module
    references: tuple[FileReference, ...]
    """The handlers that name it; never empty."""

    @property
    def path(self) -> str:
        return self.module.path

    @property
    def is_typescript(self) -> bool:
        """Whether the name of the file says that it is TypeScript."""
        return self.path.endswith(_TYPESCRIPT)

    @property
    def first_type(self) -> Construct | None:
        """The first construct that only TypeScript has."""
        return next((each for each in self.constructs() if each.kind is ConstructKind.TYPE), None)

    @property
    def statements(self) -> tuple[StatementChunk, ...]:
        return self.module.file.header.get().statements

    def scripts(self) -> Iterator[Script]:
        """What its statements consist of, in order."""
        for chunk in self.statements:
            yield self.project.file_facts.script(self.path, chunk)

    def constructs(self) -> Iterator[Construct]:
        """All constructs, in order."""
        for script in self.scripts():
            yield from script.constructs

    def globals(self) -> Iterator[tuple[str, Span]]:
        """The values that it uses and declares nowhere; none where a syntax error may hide a declaration."""
        names = self.module.file.names
        declared = names.declared()
        for chunk in self.statements if declared is not None else ():
            for entry in (None, *chunk.entry_list.get()):
                for each in names.references(chunk, entry):
                    is_run = bool(each.meaning & Meaning.VALUE) and each.running is not Running.NEVER
                    if is_run and declared is not None and each.name not in declared:
                        yield each.name, Span((entry or chunk).anchor, each.start, each.end)

    def imports(self) -> Iterator[ResolverImport]:
        """What it imports, or exports from another module, when it runs."""
        for chunk in self.statements:
            placed = request_of(chunk)
            if placed is None or placed.request.module is None or placed.request.kind is RequestKind.TYPES:
                continue
            names = tuple(each.local for each in chunk.content.get().imports)
            yield ResolverImport(placed.request.module, placed.quoted, Span(chunk.anchor, 0, chunk.length), names)

    def reads(self, names: Iterable[str]) -> bool:
        """Whether it uses any of some names, or exports one."""
        exported = {local for local, _ in (self.exports or {}).values()}
        return any(name in exported or self.module.file.names.reads(name) for name in names)

    @property
    def exports(self) -> Mapping[str, tuple[str, str | None]] | None:
        """Exported name to local name and module; None where there may be others."""
        header = self.module.file.header.get()
        is_known = header.is_complete and not header.star_exports
        return header.exports if is_known else None

    def text(self, span: Span) -> str:
        """The text of a region of the file."""
        start, end = span.resolve()
        return self.module.file.data[start:end].decode("utf-8", "replace")
