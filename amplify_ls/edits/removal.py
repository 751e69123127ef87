"""Remove items from lists, and links from chains, with their comments and commas. All positions are bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.lists import Splice, lead_start, trail_end
from amplify_ls.edits.style import begins_line, has_newline, line_above, line_end, line_start, next_line
from amplify_ls.syntax.layout import comments_between, token_start

if TYPE_CHECKING:
    from amplify_ls.syntax.layout import Listing
    from amplify_ls.syntax.tree import SyntaxTree


def removal(data: bytes, listing: Listing, index: int) -> list[Splice]:
    """Remove an item from a list, with its comma, comments and lines."""
    start, end = item_ends(data, listing, index)
    if len(listing.items) == 1 and all(start <= comment < end for comment, _ in listing.comments):
        return [Splice(listing.start + 1, listing.end - 1, b"")]
    splices: list[Splice] = []
    if index > 0 and index == len(listing.items) - 1 and listing.items[index].comma_end is None:
        comma_end = listing.items[index - 1].comma_end
        if comma_end is not None:
            splices.append(Splice(_comma_start(data, listing, comma_end), comma_end, b""))
    splices.append(_item_region(data, listing, index, start, end))
    return splices


def item_ends(data: bytes, listing: Listing, index: int) -> tuple[int, int]:
    """The ends of an item with its comma and with the comments that are its own."""
    start, end = lead_start(data, listing, index), trail_end(data, listing, index)
    if not begins_line(data, start) and has_newline(data, end, listing.end):
        # A comment at the end of a line with several items speaks of all of them.
        end = listing.items[index].outer_end
    return start, end


def region_removal(tree: SyntaxTree, start: int, end: int) -> list[Splice]:
    """Remove a region, such as a link of a chain, with its comment lines above and the line that becomes empty."""
    data = tree.data
    if data.startswith((b"//", b"/*"), start):
        return [_comment_region(data, start, end)]
    start = token_start(tree, start)
    if not begins_line(data, start):
        return [Splice(start, end, b"")]
    comments = comments_between(tree, max(start - _NEAR, 0), start)
    start = _comment_lines_above(data, comments, start)
    rest = data[end : line_end(data, end)]
    if not rest.strip() or _COMMENT.fullmatch(rest):
        return [Splice(line_start(data, start), next_line(data, end), b"")]
    closing = _CLOSING.match(rest)
    if closing is None:
        return [Splice(start, end + len(rest) - len(rest.lstrip()), b"")]
    code_end = len(data[:start].rstrip())
    above = next((comment for comment in comments if comment[1] == code_end and data.startswith(b"//", comment[0])), None)
    if above is None:
        return [Splice(code_end, end, b"")]
    if not _END.fullmatch(rest, closing.end()):
        return [Splice(start, end, b"")]
    # What follows must not become a part of the comment on the line before.
    code_end = len(data[: above[0]].rstrip())
    return [Splice(code_end, code_end, closing.group()), Splice(above[1], end + closing.end(), b"")]


def _comment_region(data: bytes, start: int, end: int) -> Splice:
    if data[end : line_end(data, end)].strip():
        return Splice(start, _skip_blanks(data, end), b"")
    if begins_line(data, start):
        return Splice(line_start(data, start), next_line(data, end), b"")
    return Splice(_strip_blanks(data, start), end, b"")


_NEAR = 4_000
"""Bytes before a region in which its own comments are looked for."""
_CLOSING = re.compile(rb"[,;)\]}]+")
_COMMENT = re.compile(rb"[ \t]*(?://.*|/\*.*\*/[ \t]*)")
_END = re.compile(rb"[ \t]*(?://.*)?")


def _item_region(data: bytes, listing: Listing, index: int, start: int, end: int) -> Splice:
    is_last = index + 1 == len(listing.items)
    following = listing.end - 1 if is_last else listing.items[index + 1].start
    shares_end = not has_newline(data, end, following) or bool(data[end : line_end(data, end)].strip())
    if not begins_line(data, start):
        if shares_end and not is_last:
            return Splice(start, _skip_blanks(data, end), b"")
        return Splice(_strip_blanks(data, start), end if shares_end else line_end(data, end), b"")
    if not shares_end:
        return _lines(data, listing, start, end)
    if not is_last or _is_below_line_comment(data, listing, start):
        return Splice(start, _skip_blanks(data, end), b"")
    return Splice(max(len(data[:start].rstrip()), listing.start + 1), end, b"")


def _lines(data: bytes, listing: Listing, start: int, end: int) -> Splice:
    """The lines of an item that shares them with nothing, and a blank line that would be one too many."""
    first, behind = line_start(data, start), next_line(data, end)
    is_top = not data[listing.start + 1 : first].strip()
    is_bottom = not data[behind : listing.end - 1].strip()
    above = line_above(data, first)
    is_blank_above = above is not None and not data[above[0] : above[1]].strip()
    is_blank_below = not data[behind : line_end(data, behind)].strip()
    if is_blank_below and (is_blank_above or is_top):
        behind = next_line(data, behind)
    elif above is not None and is_blank_above and is_bottom and not is_top:
        first = above[0]
    return Splice(first, behind, b"")


def _comma_start(data: bytes, listing: Listing, comma_end: int) -> int:
    """Where a comma begins, with the white space before it, which may be a line."""
    if _is_below_line_comment(data, listing, comma_end - 1):
        return comma_end - 1
    return len(data[: comma_end - 1].rstrip())


def _is_below_line_comment(data: bytes, listing: Listing, start: int) -> bool:
    code_end = len(data[:start].rstrip())
    return any(end == code_end and data.startswith(b"//", begin) for begin, end in listing.comments)


def _comment_lines_above(data: bytes, comments: list[tuple[int, int]], start: int) -> int:
    """Where a region begins with the comments that fill the lines right above it."""
    for comment_start, comment_end in reversed(comments):
        between = data[comment_end:start]
        lines = between.count(b"\n") or between.count(b"\r")
        if between.strip() or lines != 1 or not begins_line(data, comment_start):
            break
        start = comment_start
    return start


def _skip_blanks(data: bytes, position: int) -> int:
    while data[position : position + 1] in (b" ", b"\t"):
        position += 1
    return position


def _strip_blanks(data: bytes, position: int) -> int:
    while data[position - 1 : position] in (b" ", b"\t"):
        position -= 1
    return position
