"""Which findings wait because what they are about is still being typed.

New findings at the word that is being typed wait until typing pauses or the cursor leaves the word. So do new findings about
constructs that were begun without a pause since and still enclose the cursor: a model whose body is being typed has no fields
yet, and lacks everything that other models expect of it. All other findings are shown at once.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amplify_ls.engine import Diagnostic, EnclosingConstruct
    from amplify_ls.text.document import ByteEdit, Change

    Shown = frozenset[tuple[str, str]]
    """Code and message of the findings that a client shows for a file."""
    Enclosing = Callable[[int], Sequence[EnclosingConstruct]]

_BEFORE = re.compile(rb"[\w$\x80-\xff]*[ \t)]*\Z")
"""The rest of a word before an edit, also across the parentheses that the author has just closed."""
_AFTER = re.compile(rb"[\w$\x80-\xff]*\)*")
"""The same after an edit, where the parentheses are those that the editor has closed."""
_LONGEST_WORD = 200
"""Bytes; a longer run of word characters is not typed by hand."""
_PAIRS = frozenset({b"()", b"[]", b"{}", b"''", b'""', b"``"})
"""What an editor inserts when the author types the first character of it."""


@dataclass(frozen=True, slots=True)
class _Typing:
    """What is being typed in a file."""

    words: tuple[tuple[int, int], ...]
    """The edited ranges, with the rest of their words."""
    cursor: int
    begin: int
    end: int
    """The text that was typed without a pause, and without editing anywhere else."""
    until: float
    shown: Shown
    """The findings before the edit."""


class Calm:
    """Holds back new findings about what is being typed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.pause = 0.0
        """Seconds without an edit after which typing has paused; 0 holds nothing back."""
        self._clock = clock
        self._typing: dict[str, _Typing] = {}
        self._shown: dict[str, Shown] = {}
        self._held: set[str] = set()

    def edited(self, path: str, changes: Sequence[Change], edits: Sequence[ByteEdit], data: bytes) -> None:
        """Note the edits of one notification. ``data`` is the text after them."""
        former = self._current(path)
        self._typing.pop(path, None)
        if self.pause <= 0 or not edits or not _is_typing(changes, edits):
            return
        last = edits[-1]
        is_pair = data[last.start : last.new_end] in _PAIRS
        begin, end = last.start, last.new_end
        if former is not None and len(edits) == 1 and former.begin <= last.start <= last.old_end <= former.end:
            begin, end = former.begin, former.end + last.new_end - last.old_end
        self._typing[path] = _Typing(
            tuple(_word(data, *region) for region in _regions(edits)),
            last.start + 1 if is_pair else last.new_end,
            begin,
            end,
            self._clock() + self.pause,
            self._shown.get(path, frozenset()),
        )

    def visible(self, path: str, diagnostics: Sequence[Diagnostic], enclosing: Enclosing) -> Sequence[Diagnostic]:
        """The diagnostics of a file that are shown now. ``enclosing`` returns the constructs around a byte of it."""
        typing = self._current(path)
        found = diagnostics if typing is None else _settled(diagnostics, typing, enclosing)
        if len(found) < len(diagnostics):
            self._held.add(path)
        else:
            self._held.discard(path)
        self._shown[path] = frozenset((each.code, each.message) for each in found)
        return found

    def cursor_at(self, path: str, offset: int) -> bool:
        """The cursor of the author is at a byte; whether findings of the file no longer wait."""
        typing = self._current(path)
        if typing is None or _touches(typing.words, offset, offset):
            return False
        if not typing.begin <= offset <= typing.end:
            return self.release(path)
        # The author has gone on, for example by typing a quote or bracket that the editor has inserted before.
        self._typing[path] = replace(typing, words=(), cursor=offset)
        return path in self._held

    def release(self, path: str) -> bool:
        """Nothing of a file waits any longer; whether anything did."""
        self._typing.pop(path, None)
        return path in self._held

    def forget(self, path: str) -> None:
        """A file was closed."""
        self._typing.pop(path, None)
        self._shown.pop(path, None)
        self._held.discard(path)

    def waited(self) -> Sequence[str]:
        """The files whose findings have waited long enough."""
        found = [path for path in self._held if self._current(path) is None]
        self._held.difference_update(found)
        return found

    def seconds_left(self) -> float | None:
        """The time until the first finding has waited long enough; None if none waits."""
        ends = [self._typing[path].until for path in self._held if path in self._typing]
        return max(0.0, min(ends) - self._clock()) if ends else None

    def _current(self, path: str) -> _Typing | None:
        typing = self._typing.get(path)
        return None if typing is None or typing.until <= self._clock() else typing


def _settled(diagnostics: Sequence[Diagnostic], typing: _Typing, enclosing: Enclosing) -> Sequence[Diagnostic]:
    new = [each for each in diagnostics if (each.code, each.message) not in typing.shown]
    waiting = {each for each in new if _touches(typing.words, each.start, each.end)}
    if len(waiting) < len(new):
        begun = [each for each in enclosing(typing.cursor) if typing.begin <= each.start]
        waiting.update(each for each in new if any(_is_about(each, construct) for construct in begun))
    return [each for each in diagnostics if each not in waiting] if waiting else diagnostics


def _is_about(diagnostic: Diagnostic, construct: EnclosingConstruct) -> bool:
    """Whether a finding is at the head of a construct, or names it."""
    if diagnostic.start <= construct.end and construct.start <= diagnostic.end:
        return True
    name, message = construct.name, diagnostic.message
    return name is not None and (f"`{name}`" in message or f"`{name}." in message)


def _touches(words: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(start <= last and first <= end for first, last in words)


def _is_typing(changes: Sequence[Change], edits: Sequence[ByteEdit]) -> bool:
    """Whether edits change only a part of a line each, or begin a new line, as typing and accepted completions do."""
    return all(change.start is not None and ("\n" not in change.text or not change.text.strip()) for change in changes) and all(
        edit.start_point[0] == edit.old_end_point[0] for edit in edits
    )


def _regions(edits: Sequence[ByteEdit]) -> Sequence[tuple[int, int]]:
    """The edited ranges in the text after all edits; each edit is relative to the text after the previous one."""
    found: list[tuple[int, int]] = []
    for edit in edits:
        moved = edit.new_end - edit.old_end
        found = [(start + moved, end + moved) if start >= edit.old_end else (start, end) for start, end in found]
        found.append((edit.start, edit.new_end))
    return found


def _word(data: bytes, start: int, end: int) -> tuple[int, int]:
    """A range with the rest of the words at its ends."""
    before = _BEFORE.search(data[max(0, start - _LONGEST_WORD) : start])
    after = _AFTER.match(data[end : end + _LONGEST_WORD])
    return start - len(before.group() if before else b""), end + len(after.group() if after else b"")
