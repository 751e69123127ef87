"""The known entries of the APIs before a syntax error."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.schemas import SchemaTable
    from amplify_ls.model.project import Project


class LastGood:
    """The entries of the APIs of one project in their last state without syntax errors. Rules never use them."""

    def __init__(self) -> None:
        self._tables: list[tuple[DataModel, SchemaTable]] = []

    def note(self, project: Project) -> None:
        """Remember the current entries of a project."""
        found = [(data, data.table) for data in project.data if data.names]
        if found:
            self._tables = found

    def tables(self) -> list[tuple[DataModel, SchemaTable]]:
        return self._tables
