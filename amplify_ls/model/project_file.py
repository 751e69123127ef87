"""One source file of a project, for what can be told of it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.syntax.contents import ImportedName
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.module import Module


@individual
class ProjectFile:
    """A file that belongs to a project."""

    project: Project
    module: Module

    @property
    def path(self) -> str:
        return self.module.path

    def imports(self) -> Iterator[tuple[StatementChunk, ImportedName]]:
        """Every name that the file imports, types included, with the statement that does it."""
        sites = self.module.file.header.get().sites.values()
        for chunk in dict.fromkeys(site.statement for site in sites if site.is_import):
            for imported in chunk.content.get().imports:
                yield chunk, imported
