"""One source file of a project, for what can be told of it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.definitions import Definition
    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.syntax.lower.contents import ImportedName
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.resolution.module import Module


@individual
class ProjectFile:
    """A file that belongs to a project."""

    project: Project
    module: Module

    @property
    def path(self) -> str:
        return self.module.path

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """The ``define*`` calls and schemas of the file."""
        return self.project.definitions.of_file(self.path)

    @property
    def storages(self) -> list[Storage]:
        """The buckets that the file defines."""
        if not any(item.call is not None and item.call.name == "defineStorage" for item in self.definitions):
            return []
        return [storage for storage in self.project.storages if storage.path == self.path]

    def imports(self) -> Iterator[tuple[StatementChunk, ImportedName]]:
        """Every name that the file imports, types included, with the statement that does it."""
        sites = self.module.file.header.get().sites.values()
        for chunk in dict.fromkeys(site.statement for site in sites if site.is_import):
            for imported in chunk.content.get().imports:
                yield chunk, imported
