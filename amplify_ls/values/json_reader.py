"""JSON with comments and trailing commas, as plain Python values: ``tsconfig.json``, ``package.json``.

Settings files, whose values need places, are read by ``json_text`` instead, which takes minutes for a megabyte of brackets.

Time and memory are linear in the length of the text, whatever its content.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# Each looks at a text whose escapes are covered, so that a string ends at the next quote: a pattern for escapes keeps a hundred
# bytes for each character for backtracking. Unclosed parts extend to the end, so that no pattern starts again there.
_COMMENT = re.compile(r'"[^"]*"?|(//[^\n]*|/\*.*?(?:\*/|\Z))', re.DOTALL)
_TRAILING_COMMA = re.compile(r'"[^"]*"?|(,)(?=\s*[}\]])')
_COVER = "__"


def parse_json(data: bytes) -> Any:
    """The value of a text; None if it cannot be parsed."""
    import json

    text = data.decode("utf-8-sig", "replace")
    try:
        return json.loads(text)
    except RecursionError:
        return None
    except ValueError:
        pass
    try:
        return json.loads(_plain(text))
    except (ValueError, RecursionError):
        return None


def parse_object(data: bytes | None) -> dict[str, Any]:
    """The members of the object in a text; empty if there is none that can be parsed."""
    content = None if data is None else parse_json(data)
    return content if isinstance(content, dict) else {}


def _plain(text: str) -> str:
    """A text with white space in place of comments and trailing commas."""
    for noise in (_COMMENT, _TRAILING_COMMA):
        covered = text.replace(r"\\", _COVER).replace(r"\"", _COVER)
        text = _blanked(text, noise.finditer(covered))
    return text


def _blanked(text: str, matches: Iterable[re.Match[str]]) -> str:
    parts: list[str] = []
    position = 0
    for match in matches:
        if match.lastindex:
            parts += (text[position : match.start()], " ")
            position = match.end()
    return "".join((*parts, text[position:]))
