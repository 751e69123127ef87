"""An editor without a screen: open texts, a server that follows them, and what that has published."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.support.language_client import CAPABILITIES, Json, LanguageClient

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from development.soak.tree import Event

QUIET_SECONDS = 0.5
"""Longer than the pause after which the server parses broken texts afresh."""
REQUESTS = ("completion", "hover", "signatureHelp", "codeAction")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEVERITIES = ("", "error", "warning", "information", "hint")


class Shown(NamedTuple):
    """One diagnostic as an editor shows it; lines and columns count from 1."""

    path: str
    start: tuple[int, int]
    end: tuple[int, int]
    code: str
    severity: str
    message: str


class Editor:
    """Drives one server. Paths are relative to the folder that it serves."""

    def __init__(self, command: Sequence[str], root: Path) -> None:
        self.root = root
        self.texts: dict[str, str] = {}
        self.latencies: list[float] = []
        """Seconds from a request to its answer."""
        self.requests = 0
        self.keystrokes = 0
        self._versions: dict[str, int] = {}
        self._waiting: list[int] = []
        self._shown: dict[str, list[Json]] = {}
        self.client = LanguageClient(command, root)
        self.client.initialize(root, _capabilities())

    def open(self, path: str, text: str) -> None:
        """Open a file with a text."""
        self.texts[path], self._versions[path] = text, 1
        self.client.open(self._uri(path), text)

    def close(self, path: str) -> None:
        """Close a file without saving it."""
        del self.texts[path]
        self.client.close_document(self._uri(path))

    def edit(self, path: str, start: int, end: int, text: str) -> None:
        """Put a text in the place of some characters."""
        before = self.texts[path]
        # No editor puts the cursor into a line end.
        start, end = (at + 1 if before[at - 1 : at + 1] == "\r\n" and at else at for at in (start, end))
        self.texts[path] = before[:start] + text + before[end:]
        self._versions[path] += 1
        self.keystrokes += 1
        self.client.change(self._uri(path), self._versions[path], position(before, start), position(before, end), text)

    def replace(self, path: str, text: str) -> None:
        """Put a text in the place of all."""
        self.texts[path] = text
        self._versions[path] += 1
        document = {"uri": self._uri(path), "version": self._versions[path]}
        self.client.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def save(self, path: str) -> None:
        """Say that a file was saved."""
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": self._uri(path)}})

    def announce(self, events: Iterable[Event], chooser: random.Random) -> None:
        """Say what has changed on the disk, in portions as watchers do."""
        left = [{"uri": self._uri(path), "type": kind} for path, kind in events]
        while left:
            count = chooser.randint(1, 8)
            self.client.notify("workspace/didChangeWatchedFiles", {"changes": left[:count]})
            left = left[count:]

    def announce_rename(self, old: str, new: str) -> None:
        """Say that the editor has given a file another name."""
        files = [{"oldUri": self._uri(old), "newUri": self._uri(new)}]
        self.client.notify("workspace/didRenameFiles", {"files": files})

    def ask(self, path: str, at: int, chooser: random.Random) -> None:
        """Send a request about a place, and sometimes take it back."""
        method = chooser.choice(REQUESTS)
        line, character = position(self.texts[path], at)
        place = {"line": line, "character": character}
        params: Json = {"textDocument": {"uri": self._uri(path)}}
        if method == "codeAction":
            params.update(range={"start": place, "end": {"line": line + 1, "character": 0}}, context={"diagnostics": []})
        else:
            params["position"] = place
        sent = time.perf_counter()
        identifier = self.client.post(f"textDocument/{method}", params)
        self.requests += 1
        if chooser.random() < 0.1:
            self.client.notify("$/cancelRequest", {"id": identifier})
            self.client.answer(identifier)
        elif chooser.random() < 0.5:
            # Typing goes on before the answer is there.
            self._waiting.append(identifier)
        else:
            self._take(identifier, sent)

    def rest(self) -> None:
        """Wait until the server has said all that it has to say."""
        for identifier in self._waiting:
            self.client.answer(identifier)
        self._waiting.clear()
        self.client.request("workspace/executeCommand", {"command": "amplify-ls.listRules"})
        self.client.rest(QUIET_SECONDS)
        for params in self.client.take_all("textDocument/publishDiagnostics"):
            self._shown[params["uri"]] = params["diagnostics"]
        self.client.forget_notifications()

    def shown(self) -> set[Shown]:
        """All diagnostics that an editor would show now."""
        prefix = self._uri("")
        return {_shown(uri.removeprefix(prefix), each) for uri, found in self._shown.items() for each in found}

    def resident_memory(self) -> int | None:
        """Bytes of memory of the server; None where that cannot be told."""
        try:
            with open(f"/proc/{self.client.process.pid}/status", encoding="ascii") as status:
                return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))
        except (OSError, StopIteration):
            return None

    def _take(self, identifier: int, sent: float) -> None:
        self.latencies.append(self.client.answer(identifier).when - sent)

    def _uri(self, path: str) -> str:
        return f"{self.root.as_uri()}/{path}"


def position(text: str, at: int) -> tuple[int, int]:
    """Line and character of a place as the protocol counts them, in UTF-16."""
    ends = [match.end() for match in _LINE_END.finditer(text, 0, at)]
    start = ends[-1] if ends else 0
    return len(ends), len(text[start:at].encode("utf-16-le")) // 2


def _shown(path: str, diagnostic: Json) -> Shown:
    start, end = (
        (diagnostic["range"][side]["line"] + 1, diagnostic["range"][side]["character"] + 1) for side in ("start", "end")
    )
    return Shown(path, start, end, diagnostic["code"], _SEVERITIES[diagnostic["severity"]], diagnostic["message"])


def _capabilities() -> Json:
    """A client that is told of diagnostics, and that watches files."""
    text_document = {name: value for name, value in CAPABILITIES["textDocument"].items() if name != "diagnostic"}
    workspace = {**CAPABILITIES["workspace"], "didChangeWatchedFiles": {"dynamicRegistration": True}}
    return {**CAPABILITIES, "textDocument": text_document, "workspace": workspace}
