"""Random edits as people and editors make them: characters, words, deletions, pastes, line moves, undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

SNIPPETS = (
    "a.string()",
    ".required()",
    "a.belongsTo('Customer', 'customerId')",
    "a.hasMany(",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "'",
    '"',
    "`",
    ",",
    ";",
    ":",
    "\n",
    "\r\n",
    "// ",
    "/* ",
    " */",
    "...models",
    "=> ",
    "😀",
    "é",
    "\u2028",
    "import { x } from './x';\n",
    "export const y = 1;\n",
    "  Extra: a.model({ name: a.string() }),\n",
    ".authorization((allow) => [allow.owner()])",
    "a.",
    "allow.",
    "${x}",
)


@dataclass(frozen=True, slots=True)
class RandomEdit:
    """Replace the characters from ``start`` to ``end`` of the text by ``text``."""

    start: int
    end: int
    text: str


def random_edit(
    text: str, chooser: random.Random, history: list[tuple[RandomEdit, str]], snippets: Sequence[str] = SNIPPETS
) -> RandomEdit:
    """One edit of a text. ``history`` holds what was done, with the text that each edit removed, so that it can be undone."""
    kind = chooser.random()
    at = chooser.randint(0, len(text))
    if kind < 0.30:
        return RandomEdit(at, at, chooser.choice("abcxyz.({['\",; \n"))
    if kind < 0.50:
        return RandomEdit(at, min(at + 1, len(text)), "")
    if kind < 0.65:
        return RandomEdit(at, at, chooser.choice(snippets))
    if kind < 0.75:
        return RandomEdit(at, min(at + chooser.randint(2, 60), len(text)), "")
    if kind < 0.85:
        start = chooser.randint(0, len(text))
        return RandomEdit(at, at, text[start : start + chooser.randint(5, 200)])
    if history:
        done, removed = history.pop()
        return RandomEdit(done.start, done.start + len(done.text), removed)
    return RandomEdit(at, at, "x")
