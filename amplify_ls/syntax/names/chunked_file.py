"""What the names of a file need of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.incremental.graph import Input
    from amplify_ls.syntax.header import Header
    from amplify_ls.syntax.names.file_names import FileNames
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.syntax.tree import SyntaxTree


class ChunkedFile(Protocol):
    """A parsed file whose statements are known: ``syntax.source_file.SourceFile``."""

    tree: SyntaxTree
    header: Input[Header]
    names: FileNames

    @property
    def data(self) -> bytes:
        """The text."""

    def node_of(self, chunk: StatementChunk) -> Node | None:
        """The node of a statement as the tree is now."""
