"""Fixes as all three ways tell them, and what a file is after one. Positions are (line, character), 0-based, UTF-16."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.mdtest.comparing import Found
    from tests.mdtest.markdown import FixedText


class PlacedEdit(NamedTuple):
    """Text in the place of a range of a file."""

    path: str
    start: tuple[int, int]
    end: tuple[int, int]
    text: str


class Fix(NamedTuple):
    """A fix of a finding; its edits are sorted."""

    finding: Found
    title: str
    edits: tuple[PlacedEdit, ...]


class NoSuchFixError(Exception):
    """A case names a fix that no finding offers."""


def chosen(fixes: Sequence[Fix], wanted: str) -> Fix:
    """Return the fix that a `fixed=` block means: by its title without backticks, or by its number."""
    if wanted.isdecimal():
        if not 1 <= int(wanted) <= len(fixes):
            raise NoSuchFixError(f"there is no fix number {wanted}; there are {len(fixes)}")
        return fixes[int(wanted) - 1]
    for fix in fixes:
        if fix.title.replace("`", "") == wanted:
            return fix
    offered = ", ".join(f'"{fix.title}"' for fix in fixes) or "none"
    raise NoSuchFixError(f'there is no fix "{wanted}"; offered are: {offered}')


def texts_after(texts: Mapping[str, str], edits: Iterable[PlacedEdit]) -> dict[str, str]:
    """Return the texts of all files after edits that do not overlap and all speak of the texts as they were."""
    after = dict(texts)
    for edit in sorted(edits, key=lambda edit: (edit.path, edit.start, edit.end), reverse=True):
        text = after.get(edit.path, "")
        start, end = _offset(texts.get(edit.path, ""), edit.start), _offset(texts.get(edit.path, ""), edit.end)
        after[edit.path] = text[:start] + edit.text + text[end:]
    return after


def complaint_about_text(expected: FixedText, before: Mapping[str, str], after: Mapping[str, str]) -> str | None:
    """Return what is wrong with a file after a fix; None when it is as expected. Empty lines are not compared."""
    got, wanted = lines_after(expected, before, after), _lines(expected.text)
    if got == wanted:
        return None
    return f"{expected.path} after fix {expected.fix}:\n" + "\n".join(got) + "\nexpected:\n" + "\n".join(wanted)


def lines_after(expected: FixedText, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return what a block must hold, without its empty lines: the file after a fix, or its difference from the one before."""
    got = after.get(expected.path, "")
    return difference(before.get(expected.path, ""), got) if expected.is_difference else _lines(got)


def difference(before: str, after: str) -> list[str]:
    """Return the changed lines, each group with one line before and one behind it; `@@` is between groups."""
    # The first three lines name the files and the place of the first group.
    lines = list(difflib.unified_diff(_lines(before), _lines(after), lineterm="", n=1))[3:]
    return ["@@" if line.startswith("@@ ") else line for line in lines]


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def _offset(text: str, place: tuple[int, int]) -> int:
    lines = text.split("\n")
    line, character = place
    before = sum(len(content) + 1 for content in lines[:line])
    content = lines[line] if line < len(lines) else ""
    return before + len(content.encode("utf-16-le")[: 2 * character].decode("utf-16-le", "ignore"))
