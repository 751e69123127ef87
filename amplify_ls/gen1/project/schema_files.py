"""The GraphQL files of a project, read when they are first asked for, and kept up to date with their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.schema_file import SchemaFile
from amplify_ls.incremental.graph import Input
from amplify_ls.text.document import decodable

if TYPE_CHECKING:
    from amplify_ls.values.resolution.sources import Sources


class SchemaFiles:
    """Files by path. `Sources` has their texts; `synchronize` brings the definitions up to date with them."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._files: dict[str, Input[SchemaFile | None]] = {}

    def file(self, path: str) -> SchemaFile | None:
        """The file at a path; None if there is none."""
        found = self._files.get(path)
        if found is None:
            data = self._sources.text(path)
            found = self._files[path] = Input(None if data is None else SchemaFile(path, decodable(data)))
        return found.get()

    def peek(self, path: str) -> SchemaFile | None:
        """The file at a path if it has been read, without becoming a reader of it."""
        found = self._files.get(path)
        return None if found is None else found.peek()

    def synchronize(self) -> None:
        """Read what has changed. Must not be called during a computation."""
        for path, cell in self._files.items():
            data = self._sources.known_text(path)
            file = cell.peek()
            if data is None:
                cell.set(None)
            elif file is None:
                cell.set(SchemaFile(path, decodable(data)))
            elif file.data is not data:
                file.replace(data)
