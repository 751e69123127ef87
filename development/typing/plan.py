"""The keys that write a file: each character, or a completion where the first one writes what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change
from development.typing.snippets import Snippet, fitting, parsed
from tests.completion.positions import begins_with_typed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from amplify_ls.engine import CompletionItem
    from development.typing.snippets import Fit

_ROOT = "/project"
_LEAST_SAVED = 2
"""The keys that a completion has to save."""
_TRIGGERS = frozenset(".'\"({, ")


class Step(NamedTuple):
    """One key, and the buffer afterwards: the characters ``start .. end`` became ``text``, and where the cursor is."""

    kind: str
    """``type``, ``accept`` or ``next``: the key that goes on to the next stop of a snippet."""
    value: str
    """The character, or the label of the completion."""
    start: int
    end: int
    text: str
    cursor: int


class Plan(NamedTuple):
    """How a file is written."""

    path: str
    text: str
    steps: Sequence[Step]

    @property
    def saved(self) -> int:
        """The keys that the completions save."""
        return len(self.text) - len(self.steps)

    @property
    def figures(self) -> str:
        """How many keys that are, in words."""
        accepted = sum(step.kind == "accept" for step in self.steps)
        share = self.saved / max(len(self.text), 1)
        return f"{self.path}: {len(self.steps)} keys for {len(self.text)} characters, {accepted} completions, {share:.0%} saved"


def files_of(folder: Path) -> dict[str, str]:
    """The files of a project, by relative path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "node_modules" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def is_typed(path: str) -> bool:
    """Whether a file of a project is one that its author types."""
    return path.startswith("amplify/") and path.endswith((".ts", ".js"))


def plan_of(files: Mapping[str, str], path: str) -> Plan:
    """How a file of a project is written from nothing, while the other files are there."""
    typist = _Typist(files, path)
    typist.write()
    return Plan(path, files[path], typist.steps)


class _Typist:
    """Types a file: everything before the cursor is as wanted at any time."""

    def __init__(self, files: Mapping[str, str], path: str) -> None:
        self.steps: list[Step] = []
        self._target = files[path]
        self._path = f"{_ROOT}/{path}"
        self._text = ""
        self._selected = 0
        self._ends: list[tuple[int, int, int]] = []
        """Of each stop to come: where what is typed there ends, the length of the text after it, that of its default."""
        self._version = 1
        others = {f"{_ROOT}/{name}": text for name, text in files.items() if name != path}
        self._workspace = Workspace(MemoryDisk({**others, self._path: ""}))
        self._workspace.open(self._path, "", 1)
        self._cursor = 0

    def write(self) -> None:
        while self._cursor < len(self._target) or self._ends:
            if self._ends and self._is_stop_written():
                self._go_on()
            elif not self._accept():
                self._put("type", self._target[self._cursor], self._cursor, self._selection_end, self._target[self._cursor])

    @property
    def _selection_end(self) -> int:
        return self._cursor + self._selected

    def _is_stop_written(self) -> bool:
        end = self._ends[0][0]
        if not self._selected:
            return self._cursor == end
        default = self._text[self._cursor : self._selection_end]
        return self._selection_end == end and self._target.startswith(default, self._cursor)

    def _go_on(self) -> None:
        end, gap, _ = self._ends.pop(0)
        selected = self._ends[0][2] if self._ends else 0
        self._cursor, self._selected = end + gap, selected
        self.steps.append(Step("next", "", self._cursor, self._cursor, "", self._cursor))

    def _accept(self) -> bool:
        typed = self._target[: self._cursor]
        if not typed or self._selected or not (typed[-1].isalnum() or typed[-1] in _TRIGGERS):
            return False
        offset = len(typed.encode())
        items = self._workspace.editing(self._path).completions(offset)
        item = first_shown(self._text, offset, items)
        if item is None or item.additional_edits or item.later_edits is not None:
            return False
        data = self._text.encode()
        start, end = len(data[: item.start].decode()), len(data[: item.end].decode())
        snippet = self._snippet(item, start)
        if snippet is None or end != self._cursor or (snippet.defaults and self._ends):
            return False
        fit = fitting(snippet, self._target, start)
        if fit is None or sum(map(len, fit.literals)) - (self._cursor - start) - 1 - len(fit.stops) < _LEAST_SAVED:
            return False
        self._insert(item.label, fit, start)
        return True

    def _snippet(self, item: CompletionItem, start: int) -> Snippet | None:
        """The item's text with the indentation that an editor adds to its lines."""
        line = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        indentation = line[: len(line) - len(line.lstrip())]
        text = item.insert_text
        if not item.is_snippet:
            return Snippet([text], [])
        return parsed(text.replace("\t", "  ").replace("\n", f"\n{indentation}"))

    def _insert(self, label: str, fit: Fit, start: int) -> None:
        parts = [fit.literals[0]]
        for stop, literal in zip(fit.stops, fit.literals[1:], strict=True):
            parts += [stop.default, literal]
        old = self._cursor
        self._put("accept", label, start, old, "".join(parts), start + len(fit.literals[0]))
        if fit.stops:
            self._selected = len(fit.stops[0].default)
            end = self._cursor
            for stop, literal in zip(fit.stops, fit.literals[1:], strict=True):
                end += len(stop.wanted)
                self._ends.append((end, len(literal), len(stop.default)))
                end += len(literal)

    def _put(self, kind: str, value: str, start: int, end: int, text: str, cursor: int | None = None) -> None:
        self._version += 1
        before, after = _place(self._text, start), _place(self._text, end)
        self._workspace.change(self._path, [Change(text, before, after)], self._version)
        self._text = self._text[:start] + text + self._text[end:]
        self._cursor, self._selected = start + len(text) if cursor is None else cursor, 0
        self.steps.append(Step(kind, value, start, end, text, self._cursor))


def first_shown(text: str, offset: int, items: Sequence[CompletionItem]) -> CompletionItem | None:
    """The item that editors select for what is typed before a byte, of those that begin with it."""
    data = text.encode()
    begun = (item for item in items if begins_with_typed(data[item.start : offset].decode(), item.filter_text or item.label))
    return min(begun, key=lambda item: item.sort_text, default=None)


def _place(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
