"""Checking many projects: in several processes where that pays, with a word on the terminal where it takes long."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from amplify_ls.cli.checking import check_project
from amplify_ls.cli.progress import Progress

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from amplify_ls.cli.outcome import Outcome
    from amplify_ls.cli.targets import Target

FEWEST_FOR_PROCESSES = 100
"""Projects. Below that the start of the processes costs more than they save (measured with `make bench`)."""
_CHUNK = 16


def check_all(options: argparse.Namespace, targets: Sequence[Target]) -> Iterator[Outcome]:
    """Check projects in the order in which they are given."""
    with Progress(sys.stderr, len(targets)) as progress:
        for outcome in _outcomes(options, targets):
            progress.step()
            yield outcome


def _outcomes(options: argparse.Namespace, targets: Sequence[Target]) -> Iterator[Outcome]:
    processors = os.cpu_count() or 1
    if len(targets) < FEWEST_FOR_PROCESSES or processors == 1:
        yield from (check_project(options, target) for target in targets)
        return
    from concurrent.futures import ProcessPoolExecutor

    # What is there already is shared with the processes as long as nobody writes to it, which looking for garbage does.
    gc.freeze()
    with ProcessPoolExecutor(min(processors, 8)) as pool:
        yield from pool.map(partial(check_project, options), targets, chunksize=_CHUNK)
