"""The constructs around a position: what was begun and is not finished there."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from amplify_ls.ide.answers import EnclosingConstruct
from amplify_ls.syntax.cursor.frames import member_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.syntax.cursor.frames import Cursor


def enclosing_constructs(cursor: Cursor) -> Sequence[EnclosingConstruct]:
    """The items of the brackets around the cursor that contain the next bracket, outermost first."""
    return tuple(_constructs(cursor))


def _constructs(cursor: Cursor) -> Iterator[EnclosingConstruct]:
    for outer, inner in pairwise(cursor.levels):
        start, end = outer.frame.item_start, inner.frame.start
        while start < end and cursor.data[start : start + 1].isspace():
            start += 1
        yield EnclosingConstruct(start, end, member_name(cursor.data, start, end) if outer.bracket == "{" else None)
