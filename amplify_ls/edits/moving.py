"""Carrying a member of an object from one place to another, as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.lists import NewItem
from amplify_ls.edits.removal import item_ends
from amplify_ls.edits.snippet import KEEP
from amplify_ls.edits.style import indentation_at
from amplify_ls.syntax.layout import members_of, object_within, template_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.edits.style import Style
    from amplify_ls.syntax.layout import Listing
    from amplify_ls.syntax.tree import SyntaxTree

LONGEST_INLINE = 60
"""Columns of a member for which a new object is written on one line."""


def carried(tree: SyntaxTree, listing: Listing, index: int) -> NewItem:
    """An item of a list, with its own comments, as it is written from the first column on."""
    data = tree.data
    start, end = item_ends(data, listing, index)
    item = listing.items[index]
    indentation = indentation_at(data, item.start)
    comments = [(at, until) for at, until in listing.comments if start <= at < end]
    lead = [outdented(tree, at, until, indentation) for at, until in comments if until <= item.start]
    trail = [outdented(tree, at, until, indentation) for at, until in comments if at >= item.end]
    return NewItem(outdented(tree, item.start, item.end, indentation), "\n".join(lead), " ".join(trail))


def nested(names: Iterable[str], items: Sequence[NewItem], style: Style) -> Sequence[NewItem]:
    """The items within new objects, the outermost named first; names are written as keys."""
    for name in reversed(list(names)):
        items = (NewItem(f"{name}: {_braced(items, style)}"),)
    return items


def _braced(items: Sequence[NewItem], style: Style) -> str:
    texts = [f"{item.text} {item.trail}" if item.trail else item.text for item in items]
    inline = ", ".join(texts)
    if not any(item.needs_lines for item in items) and len(inline) <= LONGEST_INLINE:
        pad = style.brace_space.decode()
        return f"{{{pad}{inline}{pad}}}"
    step, last = style.step.decode(), style.trailing_comma.decode()
    sources = [item.source("," if item is not items[-1] else last) for item in items]
    lines = "\n".join(sources).split("\n")
    indented = [line if line.startswith(KEEP) or not line else step + line for line in lines]
    return "\n".join(["{", *indented, "}"])


def outdented(tree: SyntaxTree, start: int, end: int, indentation: bytes) -> str:
    """A region without indentation; lines within template strings are marked to stay unchanged."""
    kept = list(template_spans(tree, start, end))
    lines: list[str] = []
    position = start
    for line in tree.data[start:end].splitlines(keepends=True):
        text = line.rstrip(b"\r\n")
        if any(at < position <= until for at, until in kept):
            lines.append(KEEP + text.decode("utf-8", "replace"))
        else:
            lines.append(text.removeprefix(indentation if position > start else b"").decode("utf-8", "replace"))
        position += len(line)
    return "\n".join(lines)


def descend(
    tree: SyntaxTree, region: tuple[int, int] | None, path: tuple[str, ...]
) -> tuple[tuple[int, int] | None, tuple[str, ...]]:
    """The innermost object on a path that exists, and the names of those that do not; None where something else is there."""
    for depth, name in enumerate(path):
        if region is None:
            break
        member = next((member for member in members_of(tree, *region) if member.name == name), None)
        if member is None:
            return region, path[depth:]
        region = object_within(tree, member.value_start, member.value_end)
    return region, ()
