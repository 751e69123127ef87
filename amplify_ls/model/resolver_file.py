"""One resolver file, for the rules about the JavaScript that AppSync runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual
from amplify_ls.syntax.constructs import ConstructKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.model.project import Project
    from amplify_ls.model.resolvers import FileReference
    from amplify_ls.syntax.constructs import Construct, Script
    from amplify_ls.syntax.outline import Span, StatementChunk
    from amplify_ls.values.module import Module

_TYPESCRIPT = (".ts", ".mts", ".cts", ".tsx")


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
            yield self.project.script(self.path, chunk)

    def constructs(self) -> Iterator[Construct]:
        """All constructs, in order."""
        for script in self.scripts():
            yield from script.constructs

    def globals(self) -> Iterator[tuple[str, Span]]:
        """The names that it uses and declares nowhere."""
        scripts = tuple(self.scripts())
        declared = frozenset().union(*(script.declared for script in scripts))
        for script in scripts:
            for name, span in script.references:
                if name not in declared:
                    yield name, span

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
