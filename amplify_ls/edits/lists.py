"""Add and remove items of lists, with their commas, comments and lines.

A list is an object or array literal, the arguments of a call, or the names of an import. All positions are bytes of the
text as it is now; the splices of one call are in order and do not overlap.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.snippet import placed
from amplify_ls.edits.style import (
    WIDTH,
    begins_line,
    columns,
    has_newline,
    indentation_at,
    line_end,
    line_start,
)

if TYPE_CHECKING:
    from amplify_ls.edits.style import Style
    from amplify_ls.syntax.layout import Listing


class Splice(NamedTuple):
    """Replace the bytes from ``start`` to ``end`` by ``text``."""

    start: int
    end: int
    text: bytes


class Side(Enum):
    """The neighbor that a new item is added next to."""

    PREVIOUS = "previous"
    NEXT = "next"


class NewItem(NamedTuple):
    """An item to add, as it is written from the first column on, line ends being LF."""

    text: str
    lead: str = ""
    """Comment lines above it."""
    trail: str = ""
    """A comment behind it and its comma."""

    @property
    def ends_line(self) -> bool:
        """Whether nothing may follow on its line."""
        return "//" in self.trail

    @property
    def needs_lines(self) -> bool:
        """Whether it cannot share a line with others."""
        return bool(self.lead) or self.ends_line or "\n" in self.text

    def source(self, comma: str) -> str:
        """The item with its comma and comments, on lines of its own."""
        lead = self.lead + "\n" if self.lead else ""
        trail = " " + self.trail if self.trail else ""
        return f"{lead}{self.text}{comma}{trail}"

    def written(self, comma: bytes, indentation: bytes, newline: bytes) -> bytes:
        """The same at an indentation, which the first line does not have."""
        return placed(self.source(comma.decode()), indentation, newline)


def insertion(data: bytes, listing: Listing, index: int, side: Side, item: NewItem, style: Style) -> list[Splice]:
    """Add an item, which then is the one at ``index``."""
    if not listing.items:
        return _into_empty(data, listing, item, style)
    if not has_newline(data, listing.start, listing.end):
        return _into_line(data, listing, index, item, style)
    if index == 0 or (side is Side.NEXT and index < len(listing.items)):
        return _before(data, listing, index, item, style)
    return _behind(data, listing, index - 1, item, style)


# -- into a list without items


def _into_empty(data: bytes, listing: Listing, item: NewItem, style: Style) -> list[Splice]:
    inner_start, inner_end = listing.start + 1, listing.end - 1
    outer = indentation_at(data, listing.start)
    if listing.comments:
        return _behind_comments(data, listing, item, style)
    pad = _padding(data, listing, style)
    is_open = has_newline(data, inner_start, inner_end)
    if not is_open and not item.needs_lines:
        text = item.text.encode() + _inline_trail(item)
        if _fits(data, listing, len(pad) * 2 + columns(text)):
            return [Splice(inner_start, inner_end, pad + text + pad)]
    if not is_open and _is_arguments(data, listing) and not item.lead and not item.trail:
        return [Splice(inner_start, inner_end, placed(item.text, outer, style.newline))]
    inner = outer + style.step
    text = item.written(style.trailing_comma, inner, style.newline)
    return [Splice(inner_start, inner_end, style.newline + inner + text + style.newline + outer)]


def _behind_comments(data: bytes, listing: Listing, item: NewItem, style: Style) -> list[Splice]:
    """Into a list that has comments only."""
    outer = indentation_at(data, listing.start)
    start, end = listing.comments[-1]
    inner = indentation_at(data, start) if begins_line(data, start) else outer + style.step
    text = style.newline + inner + item.written(style.trailing_comma, inner, style.newline)
    if has_newline(data, end, listing.end):
        return [Splice(end, end, text)]
    return [Splice(end, listing.end - 1, text + style.newline + outer)]


# -- into a list on one line


def _into_line(data: bytes, listing: Listing, index: int, item: NewItem, style: Style) -> list[Splice]:
    width = columns(item.text.encode() + _inline_trail(item)) + 2
    may_open = not listing.comments
    if may_open and (item.needs_lines or not _fits(data, listing, width)) and not _hugs(data, listing, item):
        return _opened(data, listing, index, item, style)
    if index < len(listing.items):
        return _inline_before(data, listing, index, item, style)
    return _inline_behind(data, listing, index - 1, item, style)


def _opened(data: bytes, listing: Listing, index: int, item: NewItem, style: Style) -> list[Splice]:
    """Write every item of the list on a line of its own."""
    outer = indentation_at(data, listing.start)
    line = style.newline + outer + style.step
    count = len(listing.items)
    splices: list[Splice] = []
    gap_start = listing.start + 1
    for at, old in enumerate(listing.items):
        added = item.written(b",", outer + style.step, style.newline) + line if at == index else b""
        splices.append(Splice(gap_start, old.start, line + added))
        gap_start = old.outer_end
    last = b"," if index == count else style.trailing_comma
    end = b"" if listing.items[-1].comma_end is not None else last
    if index == count:
        end += line + item.written(style.trailing_comma, outer + style.step, style.newline)
    splices.append(Splice(gap_start, listing.end - 1, end + style.newline + outer))
    return splices


def _inline_before(data: bytes, listing: Listing, index: int, item: NewItem, style: Style) -> list[Splice]:
    """Put an item on the line of the next one."""
    at = lead_start(data, listing, index)
    if item.needs_lines and (item.lead or item.trail):
        inner = indentation_at(data, at) + style.step
        text = item.written(b",", inner, style.newline)
        return [Splice(at, at, style.newline + inner + text + style.newline + inner)]
    outer = indentation_at(data, at)
    return [Splice(at, at, placed(item.text, outer, style.newline) + b"," + _inline_trail(item) + b" ")]


def _inline_behind(data: bytes, listing: Listing, index: int, item: NewItem, style: Style) -> list[Splice]:
    """Put an item on the line of the one before it."""
    old = listing.items[index]
    end = trail_end(data, listing, index)
    if _ends_in_line_comment(data, listing, end) or item.lead or item.ends_line:
        return _own_line_behind(data, listing, index, item, style)
    comma = b"" if old.comma_end is None else b","
    text = b" " + placed(item.text, indentation_at(data, end), style.newline) + comma + _inline_trail(item)
    return _with_comma(data, listing, index, Splice(end, end, text))


# -- into a list of several lines


def _before(data: bytes, listing: Listing, index: int, item: NewItem, style: Style) -> list[Splice]:
    start = lead_start(data, listing, index)
    if not begins_line(data, start):
        return _inline_before(data, listing, index, item, style)
    indentation = indentation_at(data, start)
    gap = style.newline * (2 if _is_airy(data, listing) else 1)
    return [Splice(start, start, item.written(b",", indentation, style.newline) + gap + indentation)]


def _behind(data: bytes, listing: Listing, index: int, item: NewItem, style: Style) -> list[Splice]:
    old = listing.items[index]
    end = trail_end(data, listing, index)
    following = listing.items[index + 1].start if index + 1 < len(listing.items) else listing.end
    if begins_line(data, lead_start(data, listing, index)) and (
        has_newline(data, end, following) or index + 1 == len(listing.items)
    ):
        return _own_line_behind(data, listing, index, item, style)
    is_free = has_newline(data, old.outer_end, following)
    if is_free and not _is_last_line_short(data, end, item):
        return _own_line_behind(data, listing, index, item, style)
    return _inline_behind(data, listing, index, item, style)


def _own_line_behind(data: bytes, listing: Listing, index: int, item: NewItem, style: Style) -> list[Splice]:
    old = listing.items[index]
    start = lead_start(data, listing, index)
    end = trail_end(data, listing, index)
    is_last = index + 1 == len(listing.items)
    outer = indentation_at(data, listing.start)
    indentation = indentation_at(data, start) if begins_line(data, start) else outer + style.step
    comma = b"" if is_last and old.comma_end is None else b","
    gap = style.newline * (2 if _is_airy(data, listing) else 1)
    text = gap + indentation + item.written(comma, indentation, style.newline)
    following = listing.end - 1 if is_last else listing.items[index + 1].start
    if item.ends_line and not has_newline(data, end, following):
        # The rest of the line must not become a part of the comment.
        text += style.newline + (outer if is_last else indentation)
        return _with_comma(data, listing, index, Splice(end, following, text))
    return _with_comma(data, listing, index, Splice(end, end, text))


def _with_comma(data: bytes, listing: Listing, index: int, splice: Splice) -> list[Splice]:
    """The splice, and before it the comma that the item at ``index`` needs now: never within a comment."""
    old = listing.items[index]
    if old.comma_end is not None:
        return [splice]
    if any(old.end <= start < splice.start and data.startswith(b"//", start) for start, _ in listing.comments):
        return [Splice(old.end, old.end, b","), splice]
    return [Splice(splice.start, splice.end, b"," + splice.text)]


# -- what is where


def lead_start(data: bytes, listing: Listing, index: int) -> int:
    """Where an item begins, with its own comments: those on the lines right above it, or right before it on its line."""
    start = listing.items[index].start
    floor = listing.items[index - 1].outer_end if index > 0 else listing.start + 1
    for comment_start, comment_end in reversed(listing.comments):
        if not floor <= comment_start < start:
            continue
        between = data[comment_end:start]
        lines = between.count(b"\n") or between.count(b"\r")
        is_before = lines == 0 and (begins_line(data, comment_start) or not begins_line(data, start))
        is_above = lines == 1 and begins_line(data, comment_start)
        if between.strip() or not (is_before or is_above):
            break
        start = comment_start
    return start


def trail_end(data: bytes, listing: Listing, index: int) -> int:
    """Where an item ends, with its comma and with the comments behind it that no other item can claim."""
    item = listing.items[index]
    end = item.outer_end
    following = listing.items[index + 1].start if index + 1 < len(listing.items) else listing.end - 1
    for comment_start, comment_end in listing.comments:
        if comment_start < item.end or comment_start >= following:
            continue
        if has_newline(data, end, comment_start):
            break
        if index + 1 < len(listing.items) and not has_newline(data, comment_start, following) and comment_start >= end:
            break
        end = max(end, comment_end)
    return end


def _ends_in_line_comment(data: bytes, listing: Listing, end: int) -> bool:
    return any(comment_end == end and data.startswith(b"//", start) for start, comment_end in listing.comments)


def _is_airy(data: bytes, listing: Listing) -> bool:
    """Whether there are blank lines between all items."""
    gaps = [
        data[listing.items[at].outer_end : listing.items[at + 1].start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        for at in range(len(listing.items) - 1)
    ]
    return bool(gaps) and all(b"\n\n" in b"\n".join(line.strip() for line in gap.split(b"\n")) for gap in gaps)


def _is_arguments(data: bytes, listing: Listing) -> bool:
    return data.startswith(b"(", listing.start)


def _padding(data: bytes, listing: Listing, style: Style) -> bytes:
    return style.brace_space if data.startswith(b"{", listing.start) else b""


def _fits(data: bytes, listing: Listing, width: int) -> bool:
    """Whether the line of a list has room for so many more columns."""
    return columns(data[line_start(data, listing.start) : line_end(data, listing.end)]) + width <= WIDTH


def _is_last_line_short(data: bytes, end: int, item: NewItem) -> bool:
    if item.needs_lines:
        return False
    return columns(data[line_start(data, end) : end] + item.text.encode()) + 2 <= WIDTH


def _hugs(data: bytes, listing: Listing, item: NewItem) -> bool:
    """Whether an item with several lines may stay on the line of the others: the last argument of a call."""
    return _is_arguments(data, listing) and not item.lead and not item.trail


def _inline_trail(item: NewItem) -> bytes:
    return b" " + item.trail.encode() if item.trail else b""
