"""What the modules that lower one kind of node know of what lowers the nodes inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.expressions import Expression, Opaque
    from amplify_ls.syntax.uses import Use


class Lowerer(Protocol):
    """Lowers the nodes of one chunk. ``lowering.Lowering`` does, which imports the modules that this protocol is for."""

    data: bytes
    chunked: int | None
    """The id of the object literal whose members are chunks of their own."""
    uses: list[Use]
    blind_spans: list[tuple[int, int]]
    modules: list[str]
    """The modules that are imported or required in the chunk."""
    at: Callable[[int], int]
    """The relative position of a byte of the file."""

    def text(self, node: Node) -> str: ...

    def expression(self, node: Node) -> Expression: ...

    def opaque(self, node: Node) -> Opaque: ...

    def scan(self, node: Node) -> None: ...

    def note_opaque(self, node: Node) -> None: ...
