"""Measure a language server from outside, as an editor sees it.

The file holds one planted mistake; each timed edit takes it out or puts it in with one character. An answer counts only
when it tells the truth about that line, so an early empty list or a stale one never stops the clock.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.text.document import Change
from benchmarks.checking import as_installed
from benchmarks.processes import memory, peak_memory, processor_time, start_milliseconds
from tests.support.language_client import CAPABILITIES, LanguageClient, ResponseError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.projects import Project

_GOOD = "a.string()"
_BAD = "a.strin()"
_PATIENCE = 300.0
_PAUSE_BETWEEN_PULLS = 0.002
_IDLE_SECONDS = 5.0
_EDITS_BEFORE_BASELINE = 200
_EDITS_BETWEEN_BARRIERS = 50

_PUSH = {
    **CAPABILITIES,
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {key: value for key, value in CAPABILITIES["textDocument"].items() if key != "diagnostic"},
}


class Server(NamedTuple):
    """A language server to measure. `pulls` says whether it must be asked for diagnostics."""

    name: str
    command: list[str]
    pulls: bool


@dataclass(slots=True)
class Figures:
    """The figures of one server on one project; times in milliseconds, memory in MiB."""

    first: list[float] = field(default_factory=list)
    first_processor: list[float] = field(default_factory=list)
    """Processor time from the start to the first diagnostics."""
    memory: list[float] = field(default_factory=list)
    """After the first diagnostics."""
    edits: list[float] = field(default_factory=list)
    completions: list[float] = field(default_factory=list)
    hovers: list[float] = field(default_factory=list)
    definitions: list[float] = field(default_factory=list)
    references: list[float] = field(default_factory=list)
    renames: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)


class Endurance(NamedTuple):
    """The cost of a long session: seconds of CPU time while idle, and memory in MiB before and after the edits."""

    idle_seconds: float
    memory_before: float
    memory_after: float

    @property
    def growth(self) -> float:
        """Return the relative growth of the memory."""
        return self.memory_after / self.memory_before - 1


class Mistake:
    """A planted mistake, and the edit of one character that removes or restores it."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        with_good = [number for number, line in enumerate(lines) if _GOOD in line]
        self.line = min(with_good, key=lambda number: abs(number - len(lines) // 2))
        self._column = lines[self.line].index(_GOOD) + len("a.strin")
        lines[self.line] = lines[self.line].replace(_GOOD, _BAD, 1)
        self.text = "\n".join(lines)
        self.is_there = True

    def next_change(self) -> Change:
        """Return the edit of one character that removes or restores the mistake, and count it as made."""
        start = (self.line, self._column)
        self.is_there = not self.is_there
        if self.is_there:
            return Change("", start, (self.line, self._column + 1))
        return Change("g", start, start)

    def toggle(self, client: LanguageClient, uri: str, version: int) -> None:
        """Send the edit."""
        change = self.next_change()
        assert change.start is not None
        assert change.end is not None
        client.change(uri, version, change.start, change.end, change.text)

    def is_told(self, items: Sequence[dict[str, Any]]) -> bool:
        """Whether a list of diagnostics is right about the line."""
        return is_told_about(items, self.line) is self.is_there


def is_told_about(items: Sequence[dict[str, Any]], line: int) -> bool:
    """Whether a list of diagnostics has an error or a warning about a line."""
    return any(item["range"]["start"]["line"] == line and item.get("severity", 1) <= 2 for item in items)


def measure(server: Server, project: Project, edits: int, figures: Figures) -> None:
    """Start a fresh server, open the main file of a project, time edits, and add the results to `figures`."""
    mistake = Mistake(project.main.read_text(encoding="utf-8"))
    uri = project.main.as_uri()
    with started(server, project.root) as client:
        client.open(uri, mistake.text)
        arrival = wait_for(client, server, uri, mistake.is_told)
        figures.first.append((arrival - client.started) * 1e3)
        figures.first_processor.append(start_milliseconds(client.process.pid))
        figures.memory.append(memory(client.process.pid))
        for version in range(2, edits + 2):
            begin = time.perf_counter()
            mistake.toggle(client, uri, version)
            figures.edits.append((wait_for(client, server, uri, mistake.is_told) - begin) * 1e3)
        figures.peak.append(peak_memory(client.process.pid))


def measure_requests(server: Server, project: Project, number: int, figures: Figures) -> None:
    """Time requests right after a typed character, in the middle of a big file: completion, hover, navigation and rename."""
    text = project.main.read_text(encoding="utf-8")
    uri = project.main.as_uri()
    lines = text.split("\n")
    wanted = [index for index, line in enumerate(lines) if "a.belongsTo('" in line]
    line = min(wanted, key=lambda index: abs(index - len(lines) // 2))
    quote = lines[line].index("a.belongsTo('") + len("a.belongsTo('")
    with started(server, project.root) as client:
        client.open(uri, text)
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": quote + 1}}
        builder = {"textDocument": {"uri": uri}, "position": {"line": line, "character": quote - 5}}
        client.request("textDocument/completion", place, _PATIENCE)
        version = 1
        for _ in range(number):
            # A letter is typed, asked about, and taken back: the document is new at each request.
            version += 2
            client.change(uri, version - 1, (line, quote), (line, quote), "B")
            figures.completions.append(_timed(client, "textDocument/completion", place))
            client.change(uri, version, (line, quote), (line, quote + 1), "")
            figures.hovers.append(_timed(client, "textDocument/hover", builder))
            figures.definitions.append(_timed(client, "textDocument/definition", place))
            everything = {**place, "context": {"includeDeclaration": True}}
            figures.references.append(_timed(client, "textDocument/references", everything))
            figures.renames.append(_timed(client, "textDocument/rename", {**place, "newName": "Fresh"}))


def measure_changed_files(server: Server, project: Project, edits: int) -> list[float]:
    """Time an edit in one file until the diagnostics of all affected files have arrived, in milliseconds.

    The edit renames the reference field of a child model, which its parent in the same file and nobody else names; the
    clock stops when every file's list is the one that the first such edit led to.
    """
    text = project.main.read_text(encoding="utf-8")
    uri = project.main.as_uri()
    lines = text.split("\n")
    line = next(number for number, content in enumerate(lines) if "Id: a.id()," in content)
    column = lines[line].index("Id: a.id(),") + 1
    times: list[float] = []
    with started(server, project.root) as client:
        client.open(uri, text)
        broken = _settled_after(client, uri, 2, (line, column), (line, column + 1), "")
        mended = _settled_after(client, uri, 3, (line, column), (line, column), "d")
        for number in range(edits):
            is_breaking = number % 2 == 0
            end = (line, column + 1) if is_breaking else (line, column)
            begin = time.perf_counter()
            client.change(uri, number + 4, (line, column), end, "" if is_breaking else "d")
            times.append((_await_counts(client, broken if is_breaking else mended) - begin) * 1e3)
    return times


def measure_endurance(server: Server, project: Project, edits: int) -> Endurance:
    """Type and delete this number of characters all over a file, then let the server idle."""
    text = project.main.read_text(encoding="utf-8")
    uri = project.main.as_uri()
    lines = text.split("\n")
    places = [(number, len(line) - 2) for number, line in enumerate(lines) if line.startswith("      ")]
    with started(server, project.root) as client:
        client.open(uri, text)
        version = 1
        before = 0.0
        for number in range(edits // 2):
            line, column = places[(number * 37) % len(places)]
            client.change(uri, version + 1, (line, column), (line, column), "x")
            client.change(uri, version + 2, (line, column), (line, column + 1), "")
            version += 2
            if number % _EDITS_BETWEEN_BARRIERS == 0:
                client.request("textDocument/hover", {**_place(uri, line, column)}, _PATIENCE)
                client.forget_notifications()
            if number == _EDITS_BEFORE_BASELINE:
                before = memory(client.process.pid)
        client.request("textDocument/hover", _place(uri, 0, 0), _PATIENCE)
        after = memory(client.process.pid)
        time.sleep(2)  # what is put off until typing pauses is work, not idling
        idle_from = processor_time(client.process.pid)
        time.sleep(_IDLE_SECONDS)
        return Endurance(processor_time(client.process.pid) - idle_from, before, after)


def started(server: Server, root: Path) -> LanguageClient:
    """A client of a fresh server."""
    client = LanguageClient(server.command, cwd=root, env=as_installed())
    client.initialize(root, CAPABILITIES if server.pulls else _PUSH)
    return client


def wait_for(client: LanguageClient, server: Server, uri: str, is_told: Callable[[list[dict[str, Any]]], bool]) -> float:
    """Return when a correct list of diagnostics arrived."""
    if not server.pulls:
        return client.take(lambda message: _is_publish(message, uri) and is_told(_items(message)), _PATIENCE).when
    deadline = time.perf_counter() + _PATIENCE
    while time.perf_counter() < deadline:
        try:
            answer = client.exchange("textDocument/diagnostic", {"textDocument": {"uri": uri}}, _PATIENCE)
        except ResponseError:
            pass  # "content modified": ask again
        else:
            if is_told((answer.message.get("result") or {}).get("items") or []):
                return answer.when
        time.sleep(_PAUSE_BETWEEN_PULLS)
    raise TimeoutError("the diagnostics never told the truth")


def _settled_after(
    client: LanguageClient, uri: str, version: int, start: tuple[int, int], end: tuple[int, int], text: str
) -> dict[str, int]:
    """Make an edit, wait until the server is idle, and return the number of diagnostics of each file published since."""
    client.request("textDocument/hover", _place(uri, 0, 0), _PATIENCE)
    client.forget_notifications()
    client.change(uri, version, start, end, text)
    client.request("textDocument/hover", _place(uri, 0, 0), _PATIENCE)
    time.sleep(0.5)
    client.request("textDocument/hover", _place(uri, 0, 0), _PATIENCE)
    counts: dict[str, int] = {}
    while True:
        try:
            message = client.take(_is_any_publish, timeout=0).message
        except TimeoutError:
            return counts
        counts[message["params"]["uri"]] = len(_items(message))


def _await_counts(client: LanguageClient, expected: dict[str, int]) -> float:
    """Return when the last of the expected publications has arrived."""
    left = dict(expected)
    when = time.perf_counter()
    while left:
        received = client.take(_is_any_publish, _PATIENCE)
        uri = received.message["params"]["uri"]
        if left.get(uri) == len(_items(received.message)):
            del left[uri]
            when = received.when
    return when


def _timed(client: LanguageClient, method: str, params: dict[str, Any]) -> float:
    begin = time.perf_counter()
    return (client.exchange(method, params, _PATIENCE).when - begin) * 1e3


def _place(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}


def _is_any_publish(message: dict[str, Any]) -> bool:
    return message.get("method") == "textDocument/publishDiagnostics"


def _is_publish(message: dict[str, Any], uri: str) -> bool:
    return _is_any_publish(message) and message["params"]["uri"] == uri


def _items(message: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = message["params"]["diagnostics"]
    return items
