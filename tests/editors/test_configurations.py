"""The configuration files for other editors: each can be read, and the command that it names serves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from amplify_ls.server.transport import FrameReader, frame
from tests.editors.neovim import REPOSITORY
from tests.server.editor import write_project

EDITORS = REPOSITORY / "editors"
FILE = "amplify/data/resource.ts"


def json_of(name: str) -> Any:
    return json.loads((EDITORS / name).read_text("utf-8"))


def helix() -> list[str]:
    # No TOML reader comes with Python 3.10; the file is as plain as this.
    lines = (EDITORS / "helix" / "languages.toml").read_text("utf-8").splitlines()
    values = dict(line.split(" = ", 1) for line in lines if " = " in line and not line.startswith("#"))
    assert lines.count("[language-server.amplify-ls]") == 1
    assert '"amplify-ls"]' in values["language-servers"]
    return [json.loads(values["command"]), *json.loads(values["args"])]


def sublime() -> list[str]:
    command: list[str] = json_of("sublime/LSP.sublime-settings")["clients"]["amplify-ls"]["command"]
    return command


def kate() -> list[str]:
    command: list[str] = json_of("kate/settings.json")["servers"]["typescript"]["command"]
    return command


def jetbrains() -> list[str]:
    command: str = json_of("jetbrains/template.json")["programArgs"]["default"]
    return command.split()


@pytest.mark.parametrize("read", [helix, sublime, kate, jetbrains])
def test_the_command_serves(tmp_path: Path, read: Any) -> None:
    write_project(tmp_path)
    uri = (tmp_path / FILE).as_uri()
    item = {"uri": uri, "languageId": "typescript", "version": 1, "text": (tmp_path / FILE).read_text("utf-8")}
    messages = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": item}},
        {
            "id": 2,
            "method": "textDocument/hover",
            "params": {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}},
        },
        {"id": 3, "method": "shutdown", "params": None},
        {"method": "exit"},
    ]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    process = subprocess.Popen(
        read(), env={**os.environ, "PATH": path}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    reader = FrameReader()
    sent = []
    # Each request is awaited, as an editor does it: what is said after `exit` would not be heard.
    for message in messages:
        process.stdin.write(frame(json.dumps({"jsonrpc": "2.0", **message}).encode()))
        process.stdin.flush()
        while "id" in message and not any(answer.get("id") == message["id"] for answer in sent):
            chunk = os.read(process.stdout.fileno(), 1 << 16)
            assert chunk, "the server has ended"
            sent += [json.loads(body) for body in reader.feed(chunk)]
    assert process.wait(20) == 0
    published = [message["params"] for message in sent if message.get("method") == "textDocument/publishDiagnostics"]
    assert published[-1]["diagnostics"][0]["code"] == "data/missing-reference-field"
    process.communicate()


def test_every_editor_is_in_the_table() -> None:
    table = (EDITORS / "README.md").read_text("utf-8")
    for folder in sorted(path.name for path in EDITORS.iterdir() if path.is_dir()):
        assert f"({folder}/" in table, folder


def test_the_settings_of_zed_name_the_server_of_its_extension() -> None:
    extension = (EDITORS / "zed" / "extension.toml").read_text("utf-8")
    assert "[language_servers.amplify-ls]" in extension
    languages = json_of("zed/settings.json")["languages"]
    assert all("amplify-ls" in each["language_servers"] for each in languages.values())
