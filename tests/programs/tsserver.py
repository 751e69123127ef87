"""TypeScript's own server with the plugin, driven by its protocol."""

from __future__ import annotations

import itertools
import json
import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any

from tests.programs.programs import CODE_SERVER, EXTENSION, NODE, REPOSITORY, environment

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

PLUGIN = REPOSITORY / "editors" / "typescript-plugin"
NAME = "amplify-ls-typescript-plugin"
WAIT_SECONDS = 60
_BUNDLED = CODE_SERVER.parent.parent / "code-server" / "lib" / "vscode" / "extensions" / "node_modules" / "typescript"
SERVERS = {
    "5": EXTENSION / "node_modules" / "typescript" / "lib" / "tsserver.js",
    "6": _BUNDLED / "lib" / "tsserver.js",
}
"""By the major version of TypeScript: that of the extension's tools, and that of Visual Studio Code."""

Json = dict[str, Any]


class TypeScriptServer:
    """A running server. `options` are those of its command line, and `variables` those of its environment."""

    def __init__(self, version: str, folder: Path, *options: str, **variables: str) -> None:
        plugins = folder / "plugins" / "node_modules"
        plugins.mkdir(parents=True, exist_ok=True)
        if not (plugins / NAME).exists():
            (plugins / NAME).symlink_to(PLUGIN)
        command = [str(NODE / "node"), str(SERVERS[version]), "--disableAutomaticTypingAcquisition"]
        command += ["--globalPlugins", NAME, "--pluginProbeLocations", str(plugins.parent), *options]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(**variables),
        )
        self._numbers = itertools.count(1)
        self._messages: queue.Queue[Json] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> TypeScriptServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        del kind, error, traceback
        self._process.kill()
        self._process.wait()

    def open(self, path: Path, text: str) -> None:
        self._send("open", {"file": str(path), "fileContent": text})

    def change(self, path: Path, line: int, column: int, text: str) -> None:
        """Insert a text; lines and columns count from 1."""
        place = {"line": line, "offset": column, "endLine": line, "endOffset": column, "insertString": text}
        self._send("change", {"file": str(path), **place})

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """The names of the completions at a position."""
        body = self._ask("completionInfo", {"file": str(path), "line": line, "offset": column})
        return [entry["name"] for entry in (body or {}).get("entries", ())]

    def hover(self, path: Path, line: int, column: int) -> str | None:
        body = self._ask("quickinfo", {"file": str(path), "line": line, "offset": column})
        return body["displayString"] if body else None

    def errors(self, path: Path) -> list[int]:
        """The codes of the errors of a file."""
        body = self._ask("semanticDiagnosticsSync", {"file": str(path)})
        return [item["code"] for item in body or () if item["category"] == "error"]

    def _send(self, command: str, arguments: Json) -> int:
        number = next(self._numbers)
        message = {"seq": number, "type": "request", "command": command, "arguments": arguments}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        self._process.stdin.flush()
        return number

    def _ask(self, command: str, arguments: Json) -> Any:
        number = self._send(command, arguments)
        while True:
            message = self._messages.get(timeout=WAIT_SECONDS)
            if message.get("type") == "response" and message.get("request_seq") == number:
                return message.get("body") if message.get("success") else None

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(b"{"):
                self._messages.put(json.loads(line))
