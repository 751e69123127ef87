"""`check --watch` in a process of its own: it checks again when a file changes, and ends when it is interrupted."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from amplify_ls.cli.watching import may_matter
from tests.cli.example import BAD_SCHEMA, DATA, GOOD_SCHEMA, Example

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 30
WATCHING = "Watching for changes. Press Ctrl+C to stop.\n"


@pytest.fixture
def watching(example: Example) -> Iterator[tuple[subprocess.Popen[str], Queue[str]]]:
    command = [sys.executable, "-m", "amplify_ls", "check", "--watch", "--output-format", "concise"]
    process = subprocess.Popen(command, cwd=example.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lines: Queue[str] = Queue()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)

    threading.Thread(target=read, daemon=True).start()
    yield process, lines
    process.kill()
    process.wait()


def until(lines: Queue[str], word: str) -> list[str]:
    found: list[str] = []
    while not found or word not in found[-1]:
        found.append(lines.get(timeout=SECONDS))
    return found


def test_watch(example: Example, watching: tuple[subprocess.Popen[str], Queue[str]]) -> None:
    process, lines = watching
    assert "Found 1 error" in until(lines, "Watching")[-2]
    example.write(DATA, GOOD_SCHEMA)
    assert "No problems found" in until(lines, "Watching")[-2]
    example.write("amplify/notes.txt", "nothing")
    example.write(DATA, BAD_SCHEMA)
    assert "Found 1 error" in until(lines, "Watching")[-2]
    process.send_signal(signal.SIGINT)
    assert process.wait(SECONDS) == 1
    assert process.stderr is not None
    assert process.stderr.read() == ""


def test_files_and_folders_come_and_go(example: Example, watching: tuple[subprocess.Popen[str], Queue[str]]) -> None:
    _, lines = watching
    assert "Found 1 error" in until(lines, "Watching")[-2]
    (example.root / DATA).rename(example.root / "amplify/data/schema.ts")
    after = until(lines, "Watching")
    assert any("amplify/data/schema.ts:" in line for line in after)
    assert any("amplify/backend.ts:" in line and "project/missing-file" in line for line in after)
    (example.root / "amplify").rename(example.root / "elsewhere")
    assert until(lines, "Watching") == [WATCHING]
    (example.root / "elsewhere").rename(example.root / "amplify")
    assert "Found 2 errors" in until(lines, "Watching")[-2]
    example.write("amplify-ls.json", '{ "rules": { "*": "off" } }')
    assert "No problems found" in until(lines, "Watching")[-2]


@pytest.mark.parametrize(
    ("path", "change", "matters"),
    [
        ("/p/amplify/data/resource.ts", "there", "yes"),
        ("/p/amplify/data/resource.ts", "gone", "yes"),
        ("/p/package.json", "there", "yes"),
        ("/p/amplify-ls-baseline.json", "gone", "yes"),
        ("/p/amplify_outputs.json", "there", "no"),
        ("/p/README.md", "gone", "no"),
        ("/p/amplify/data", "gone", "yes"),
        ("/p/amplify/data", "there", "no"),
        ("/", "there", "yes"),
    ],
)
def test_what_may_change_what_is_found(path: str, change: str, matters: str) -> None:
    assert may_matter(path, is_gone=change == "gone") is (matters == "yes")
