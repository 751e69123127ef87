"""`check --watch` in a process of its own: it checks again when a file changes, and ends when it is interrupted."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from queue import Queue
from typing import TYPE_CHECKING

import pytest

from tests.cli.example import BAD_SCHEMA, DATA, GOOD_SCHEMA, Example

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 30


@pytest.fixture
def watching(example: Example) -> Iterator[tuple[subprocess.Popen[str], Queue[str]]]:
    command = [sys.executable, "-m", "amplify_ls", "check", "--watch", "--output-format", "concise"]
    process = subprocess.Popen(command, cwd=example.root, stdout=subprocess.PIPE, text=True)
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
