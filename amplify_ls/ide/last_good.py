"""What could be seen of the APIs before a syntax error hid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.schemas import SchemaTable
    from amplify_ls.model.project import Project


class LastGood:
    """The entries of the APIs of one project as they were when no syntax error hid any. Rules never see them."""

    def __init__(self) -> None:
        self._tables: list[tuple[DataModel, SchemaTable]] = []

    def note(self, project: Project) -> None:
        """Keep what can be seen of a project right now."""
        found = [(data, data.table) for data in project.data if data.names]
        if found:
            self._tables = found

    def tables(self) -> list[tuple[DataModel, SchemaTable]]:
        return self._tables
