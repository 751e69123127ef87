"""Which seeds or files a test with random steps takes: a few of its range, others for each commit.

With AMPLIFY_LS_ALL_SEEDS=1 it takes all of them, as `make test-random` does.
"""

from __future__ import annotations

import functools
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def some_of(all_of_them: Sequence[T], count: int) -> list[T]:
    """Return `count` of them: those that follow one another from a place that the commit determines."""
    if os.environ.get("AMPLIFY_LS_ALL_SEEDS"):
        return list(all_of_them)
    start, size = _number_of_the_commit(), len(all_of_them)
    chosen = sorted((start + number) % size for number in range(min(count, size)))
    return [all_of_them[index] for index in chosen]


@functools.cache
def _number_of_the_commit() -> int:
    """A number that differs between commits; 0 outside a repository."""
    command = ["git", "rev-parse", "--short=8", "HEAD"]
    try:
        done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    except OSError:
        return 0
    return int(done.stdout, 16) if done.returncode == 0 else 0
