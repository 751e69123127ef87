"""A small Language Server Protocol client over stdio, for tests and benchmarks. Standard library only.

One thread: whoever waits reads, so that no hop between threads blurs a timing. Every message keeps the time at which
its last byte was there.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

Json = Any

CHUNK = 1 << 20


class ServerGoneError(Exception):
    """The server has closed its output."""


class ResponseError(Exception):
    """The server answered a request with an error."""


class Received(NamedTuple):
    """A message and the moment (`time.perf_counter`) at which it was complete."""

    when: float
    message: dict[str, Json]


class LanguageClient:
    """A running server and the conversation with it. Use as a context manager, or call `close`."""

    def __init__(self, command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            list(command), cwd=cwd, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._input = self.process.stdin.fileno()
        self._output = self.process.stdout.fileno()
        os.set_blocking(self._input, False)
        os.set_blocking(self._output, False)
        self._unsent = bytearray()
        self._unread = bytearray()
        self._last_id = 0
        self._inbox: list[Received] = []
        self.capabilities: dict[str, Json] = {}
        self.asked: list[str] = []
        """Methods of the requests that the server has sent, in order."""

    def __enter__(self) -> LanguageClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def initialize(self, root: Path | None, capabilities: Mapping[str, Json], **more: Json) -> Received:
        """Shake hands. `more` are further parameters of the request, such as initializationOptions."""
        folders = [{"uri": root.as_uri(), "name": root.name}] if root else None
        params = {
            "processId": os.getpid(),
            "rootUri": root.as_uri() if root else None,
            "workspaceFolders": folders,
            "capabilities": capabilities,
            **more,
        }
        answer = self.exchange("initialize", params)
        self.capabilities = answer.message["result"]["capabilities"]
        self.notify("initialized", {})
        return answer

    def open(self, uri: str, text: str, language: str = "typescript") -> None:
        """Send didOpen with version 1."""
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Send didChange with one change; positions are (line, character), 0-based, in the negotiated encoding."""
        span = {
            "start": {"line": start[0], "character": start[1]},
            "end": {"line": end[0], "character": end[1]},
        }
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"range": span, "text": text}]},
        )

    def close_document(self, uri: str) -> None:
        """Send didClose."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def notify(self, method: str, params: Json) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: Json = None, timeout: float = 60) -> Json:
        """Send a request and return its result. Raises ResponseError or TimeoutError."""
        return self.exchange(method, params, timeout).message.get("result")

    def post(self, method: str, params: Json = None) -> int:
        """Send a request and return its identifier, by which `answer` finds what comes back."""
        self._last_id += 1
        identifier = self._last_id
        message = {"jsonrpc": "2.0", "id": identifier, "method": method}
        if params is not None:
            message["params"] = params
        self._send(message)
        return identifier

    def answer(self, identifier: int, timeout: float = 60) -> Received:
        """Wait for the answer to a request, be it an error. Raises TimeoutError."""
        return self.take(lambda message: message.get("id") == identifier and "method" not in message, timeout)

    def exchange(self, method: str, params: Json = None, timeout: float = 60) -> Received:
        """Send a request and return its answer with the time of arrival. Raises ResponseError or TimeoutError."""
        answer = self.answer(self.post(method, params), timeout)
        if "error" in answer.message:
            raise ResponseError(f"{method}: {answer.message['error']}")
        return answer

    def take(self, wanted: Callable[[dict[str, Json]], bool], timeout: float = 60) -> Received:
        """Return the first message, read or yet to come, for which `wanted` is true; the others stay for later."""
        deadline = time.perf_counter() + timeout
        looked_at = 0
        while True:
            for index in range(looked_at, len(self._inbox)):
                if wanted(self._inbox[index].message):
                    return self._inbox.pop(index)
            looked_at = len(self._inbox)
            left = deadline - time.perf_counter()
            if left <= 0:
                raise TimeoutError("the server did not send what was waited for")
            self._pump(left)

    def take_all(self, method: str) -> list[Json]:
        """Return the parameters of all notifications of a method that have been read, in order."""
        found = [received.message["params"] for received in self._inbox if received.message.get("method") == method]
        self._inbox = [received for received in self._inbox if received.message.get("method") != method]
        return found

    def rest(self, seconds: float, timeout: float = 60) -> None:
        """Read until nothing has come for so long. Raises TimeoutError."""
        deadline = time.perf_counter() + timeout
        count = -1
        while count != len(self._inbox):
            if time.perf_counter() > deadline:
                raise TimeoutError("the server does not come to rest")
            count = len(self._inbox)
            end = time.perf_counter() + seconds
            while (left := end - time.perf_counter()) > 0:
                self._pump(left)

    def forget_notifications(self) -> None:
        """Drop the notifications that have been read and not been taken."""
        self._inbox = [received for received in self._inbox if "method" not in received.message]

    def close(self) -> None:
        """Shut the server down; end it when it does not end by itself."""
        try:
            if self.process.poll() is None:
                self.request("shutdown", timeout=10)
                self.notify("exit", None)
                self.process.wait(5)
        except (ServerGoneError, ResponseError, TimeoutError, BrokenPipeError, subprocess.TimeoutExpired):
            self.process.kill()
        self.process.wait()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()

    def _send(self, message: Json) -> None:
        body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
        self._unsent += b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        self._pump(0)

    def _pump(self, timeout: float) -> None:
        """Write what is due and read what has come; wait at most `timeout` seconds for the server."""
        while True:
            waiting_to_write = [self._input] if self._unsent else []
            readable, writable, _ = select.select([self._output], waiting_to_write, [], timeout)
            if writable:
                written = os.write(self._input, memoryview(self._unsent)[: 1 << 16])
                del self._unsent[:written]
            if readable:
                chunk = os.read(self._output, CHUNK)
                if not chunk:
                    raise ServerGoneError(f"the server has ended (exit code {self.process.poll()})")
                self._unread += chunk
                self._split()
            if not self._unsent:
                return

    def _split(self) -> None:
        while True:
            header_end = self._unread.find(b"\r\n\r\n")
            if header_end < 0:
                return
            header = bytes(self._unread[:header_end])
            fields = dict(line.lower().split(b":", 1) for line in header.split(b"\r\n"))
            start = header_end + len(b"\r\n\r\n")
            end = start + int(fields[b"content-length"])
            if len(self._unread) < end:
                return
            received = Received(time.perf_counter(), json.loads(self._unread[start:end]))
            del self._unread[:end]
            if "method" in received.message and "id" in received.message:
                self._answer(received.message)
            else:
                self._inbox.append(received)

    def _answer(self, message: dict[str, Json]) -> None:
        """Give the server what it asks for: no settings, and yes to everything else."""
        self.asked.append(message["method"])
        result = None
        if message["method"] == "workspace/configuration":
            result = [None] * len(message["params"]["items"])
        self._send({"jsonrpc": "2.0", "id": message["id"], "result": result})


CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"diagnostics": {"refreshSupport": True}, "configuration": True, "workspaceFolders": True},
    "textDocument": {
        "synchronization": {"didSave": True},
        "diagnostic": {"dynamicRegistration": True},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}},
            "isPreferredSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
        },
    },
}
"""A client that pulls diagnostics and can do what common editors can."""
