"""Definition, references and rename for Gen 1 schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.navigation.navigating import Navigating
from amplify_ls.ide.gen1 import navigation
from amplify_ls.incremental.graph import untracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.ide.navigation.rename import Renamable, Renaming
    from amplify_ls.ide.navigation.targets import Origin, Target


class SchemaNavigating(Navigating):
    """Answers about the names in one schema file."""

    def __init__(self, schema: tuple[Api, SchemaFile]) -> None:
        super().__init__(schema[1].path, ())
        self._schema = schema

    def definition(self, offset: int) -> Origin | None:
        """Where the name at a byte is declared."""
        return untracked(lambda: navigation.definition(*self._schema, offset))

    def type_definition(self, offset: int) -> Origin | None:
        """Where the type of the field at a byte is declared."""
        return untracked(lambda: navigation.type_definition(*self._schema, offset))

    def references(self, offset: int) -> Sequence[Target]:
        """All mentions of the name at a byte, declarations included."""
        return untracked(lambda: navigation.references(*self._schema, offset))

    def highlights(self, offset: int) -> Sequence[Target]:
        """The mentions of the name at a byte in this file."""
        return untracked(lambda: navigation.highlights(*self._schema, offset))

    def prepare_rename(self, offset: int) -> Renamable | str | None:
        """The name at a byte; None if there is none."""
        return untracked(lambda: navigation.prepare_rename(*self._schema, offset))

    def rename(self, offset: int, new: str) -> Renaming | str | None:
        """The edits that rename the name at a byte, or the reason why it cannot have that name."""
        return untracked(lambda: navigation.rename(*self._schema, offset, new))
