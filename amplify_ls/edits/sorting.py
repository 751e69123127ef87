"""Sorting the items of a list, each with its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.lists import Splice
from amplify_ls.edits.removal import item_ends
from amplify_ls.edits.style import begins_line, has_newline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.syntax.layout import Listing


class _Piece(NamedTuple):
    """An item with the comments that are its own, without its comma."""

    start: int
    end: int
    code: bytes
    trail: bytes
    """The comment behind it and its comma."""


def sorted_items(data: bytes, listing: Listing, names: Sequence[str | None]) -> list[Splice]:
    """Sort the items of a list by their names; empty if some have none, share a line, or are sorted already."""
    count = len(listing.items)
    if len(names) != count or None in names:
        return []
    pieces = [_piece(data, listing, index) for index in range(count)]
    if not all(begins_line(data, piece.start) and has_newline(data, piece.end, listing.end) for piece in pieces):
        return []
    order = sorted(range(count), key=lambda index: (names[index] or "", index))
    last_comma = b"" if listing.items[-1].comma_end is None else b","
    splices: list[Splice] = []
    for index, chosen in enumerate(order):
        if index == chosen and index < count - 1:
            continue
        comma = last_comma if index == count - 1 else b","
        piece = pieces[chosen]
        splices.append(Splice(pieces[index].start, pieces[index].end, piece.code + comma + piece.trail))
    return splices if order != list(range(count)) else []


def _piece(data: bytes, listing: Listing, index: int) -> _Piece:
    start, end = item_ends(data, listing, index)
    item = listing.items[index]
    behind = data[item.end : end]
    if item.comma_end is not None:
        comma = item.comma_end - item.end - 1
        behind = behind[:comma] + behind[comma + 1 :]
    return _Piece(start, end, data[start : item.end], behind)
