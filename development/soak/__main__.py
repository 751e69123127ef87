"""`make soak MINUTES=…`: work in two projects at random for a while, and compare at every pause.

    python -m development.soak MINUTES [--seed N]

The exit code is 1 if the diagnostics of the server differ from those of `check` or a fresh server, or if its memory has grown
by more than 5 % since the warm-up. Memory is not judged in sessions of less than two minutes.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.text.paths import settle
from development.soak.comparison import differences
from development.soak.editor import Editor
from development.soak.tree import Tree
from development.soak.user import User
from tests.support.language_client import ServerGoneError

if TYPE_CHECKING:
    from collections.abc import Sequence

WORK_SECONDS = 12.0
"""The time between two pauses: a comparison starts two other processes, so that it takes a few seconds."""
STEPS = 60
"""The least number of actions between two pauses."""
MOST_GROWTH = 0.05
WARM_UP = 0.25
"""The share of the session before memory is measured."""
SHORTEST_FOR_MEMORY = 120.0
"""Seconds."""
COLLECTED_SECONDS = 70.0
"""The time after which the server has released what it no longer needs."""
SHOWN_DIFFERENCES = 10


class Session:
    """One run, and its figures."""

    def __init__(self, command: Sequence[str], folder: Path, seed: int) -> None:
        self._command = command
        self._folder = folder
        self._chooser = random.Random(seed)
        self.tree = Tree(folder / "work")
        self.editor = Editor([*command, "server"], self.tree.root)
        self.user = User(self.tree, self.editor, self._chooser)
        self.comparisons = 0
        self.different = 0
        self._done: list[str] = []

    def work(self, seconds: float) -> None:
        """Work and compare until the time is up, at least once."""
        end = time.monotonic() + seconds
        while True:
            pause = min(time.monotonic() + WORK_SECONDS, end)
            while time.monotonic() < pause or (len(self._done) < STEPS and time.monotonic() < end):
                self._done.append(self.user.act())
            self._compare()
            if time.monotonic() > end:
                return

    def memory_at_home(self, seconds: float) -> int | None:
        """The memory of the server in its initial state, after this time without work."""
        self.user.go_home()
        self.editor.rest()
        time.sleep(seconds)
        self._compare()
        return self.editor.resident_memory()

    def _compare(self) -> None:
        self.editor.rest()
        found = differences(self.tree, self.editor, self._command, self._folder)
        self.comparisons += 1
        if found:
            self.different += 1
            print(f"after {', '.join(self._done[-STEPS:])}, with {', '.join(sorted(self.editor.texts))} open:")
            print("\n".join(f"  {line}" for line in found[:SHOWN_DIFFERENCES]), flush=True)
        self._done.clear()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print the figures, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m development.soak")
    parser.add_argument("minutes", type=float, help="length of the session")
    parser.add_argument("--seed", type=int, default=1, help="seed of the random actions (default: %(default)s)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return _run(options.minutes * 60, options.seed, Path(settle(folder)))


def _run(seconds: float, seed: int, folder: Path) -> int:
    session = Session([sys.executable, "-m", "amplify_ls"], folder, seed)
    measures = seconds >= SHORTEST_FOR_MEMORY
    pause = COLLECTED_SECONDS if measures else 0.0
    try:
        session.user.begin()
        session.work(seconds * WARM_UP)
        start = session.memory_at_home(pause)
        session.work(seconds * (1 - WARM_UP))
        end = session.memory_at_home(pause)
    except (ServerGoneError, TimeoutError) as error:
        print(f"the server failed: {error}")
        return 1
    finally:
        session.editor.client.close()
    _print(session, start, end)
    has_grown = measures and start is not None and end is not None and end > start * (1 + MOST_GROWTH)
    return 1 if session.different or has_grown else 0


def _print(session: Session, start: int | None, end: int | None) -> None:
    editor = session.editor
    times = sorted(editor.latencies) or [0.0]
    middle, late = (times[int(len(times) * share)] * 1000 for share in (0.5, 0.95))
    print(f"{editor.requests:,} requests, {editor.keystrokes:,} edits, {session.user.switches:,} branch switches")
    print(f"answers after {middle:.0f} ms (p50) and {late:.0f} ms (p95)")
    if start is not None and end is not None:
        print(f"memory {start / 1e6:.1f} MB after the warm-up, {end / 1e6:.1f} MB at the end ({end / start - 1:+.1%})")
    print(f"{session.comparisons:,} comparisons with `check` and a fresh server, {session.different:,} different")


if __name__ == "__main__":
    sys.exit(main())
