"""From operations to text edits, in the author's style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertAfter, Operation, Replace, TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.values.sources import Sources


def render(operations: Iterable[Operation], sources: Sources) -> tuple[TextEdit, ...]:
    """The text edits of a fix; empty where one of its operations cannot be done."""
    edits: list[TextEdit] = []
    for operation in operations:
        if isinstance(operation, Replace):
            start, end = operation.span.resolve()
            edits.append(TextEdit(operation.span.path, start, end, operation.text))
        elif isinstance(operation, InsertAfter):
            _, end = operation.span.resolve()
            edits.append(TextEdit(operation.span.path, end, end, operation.text))
        else:
            return ()
    return tuple(edits)
