"""Comments that accept effects of a deployment: ``// amplify-ls-accept EFFECT NAME until 2027-01-31: reason``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.places import nodes_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree

KEYWORD = "amplify-ls-accept"
_COMMENT = re.compile(
    rb"(?:(?P<start>//|/\*)[^\S\r\n]*amplify-ls-accept[^\S\r\n]+)(?P<effect>[\w-]+)[^\S\r\n]+(?P<name>[^\r\n:]*?)"
    rb"(?:[^\S\r\n]+until[^\S\r\n]+(?P<until>\d{4}-\d\d-\d\d))?[^\S\r\n]*(?::[^\S\r\n]*(?P<reason>[^\r\n]*?))?[^\S\r\n]*"
    rb"(?:\*/|\r|\n|\Z)"
)


class AcceptComment(NamedTuple):
    """One comment."""

    effect: str
    name: str
    """The thing, such as ``Todo`` or ``model Todo``."""
    until: date | None
    """The last day on which it applies; None if there is no valid date."""
    reason: str
    line: int
    """The line, counted from one, on which the declaration starts that it is next to: what it follows on its line, or else
    the code below it; 0 if there is none."""


def acceptances_in(tree: SyntaxTree) -> Iterator[AcceptComment]:
    """The comments of a text, in order."""
    if tree.is_left_out or not tree.says(KEYWORD.encode()):
        return
    matches = list(_COMMENT.finditer(tree.data))
    nodes = nodes_at(tree.root, {match.start("start") for match in matches})
    for match in matches:
        found = nodes.get(match.start("start"))
        if found is None or found[1].type != "comment":
            continue
        words = {name: (each or b"").decode("utf-8", "replace").strip() for name, each in match.groupdict().items()}
        yield AcceptComment(words["effect"], words["name"], _date(words["until"]), words["reason"], _line_next_to(found[1]))


def _line_next_to(comment: Node) -> int:
    before = comment.prev_named_sibling
    if before is not None and before.end_point.row == comment.start_point.row:
        return before.start_point.row + 1
    below = comment.next_named_sibling
    while below is not None and below.type == "comment":
        below = below.next_named_sibling
    return 0 if below is None else below.start_point.row + 1


def _date(text: str) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
