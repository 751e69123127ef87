"""Check many projects, in several processes if that is faster, with progress on the terminal."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from amplify_ls.cli.checking import check_project
from amplify_ls.cli.failure import CommandError
from amplify_ls.cli.outcome import Outcome
from amplify_ls.cli.progress import Progress
from amplify_ls.rules.registry import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.cli.options import CheckOptions
    from amplify_ls.cli.targets import Target

FEWEST_FOR_PROCESSES = 100
"""Projects. With fewer, starting the processes costs more than they save (measured with `make bench`)."""
MOST_PROCESSES = 8
MAY_NOT_ANSWER = os.name == "nt"
"""Whether new processes may wait forever, as under Wine."""
_MOST_GARBAGE = 1_000_000
"""Objects, about 130 MiB: the garbage of nearly 300 small projects. Most runs finish earlier and collect none."""


def check_all(options: CheckOptions, targets: Sequence[Target]) -> Iterator[Outcome]:
    """Check projects, in order."""
    with Progress(sys.stderr, len(targets)) as progress:
        for outcome in _outcomes(options, targets):
            progress.step()
            yield outcome


def _outcomes(options: CheckOptions, targets: Sequence[Target]) -> Iterator[Outcome]:
    processors = os.cpu_count() or 1
    if len(targets) < FEWEST_FOR_PROCESSES or processors == 1:
        yield from (_checked(options, target) for target in targets)
        return
    from amplify_ls.cli.processes import do_processes_answer, in_processes

    processes = min(processors, MOST_PROCESSES)
    if MAY_NOT_ANSWER and not do_processes_answer(processes):
        yield from (_checked(options, target) for target in targets)
        return
    # Memory is shared with the processes until it is written, which garbage collection would do.
    all_rules()
    gc.freeze()
    yield from in_processes(partial(_checked, options), targets, processes, _lost)


def _lost(target: Target) -> Outcome:
    return Outcome(
        failures=[f"`{target.project}` could not be checked: its process was killed, possibly due to lack of memory"]
    )


def _checked(options: CheckOptions, target: Target) -> Outcome:
    """The outcome of a project. If the check fails, the project is named, and the others are still checked."""
    try:
        return check_project(options, target)
    except Exception as error:
        if os.environ.get("AMPLIFY_LS_DEBUG"):
            raise
        return Outcome(failures=[f"`{target.project}` could not be checked: {_reason(error)}"])
    finally:
        _collect_garbage()


def _collect_garbage() -> None:
    """Free the objects of earlier projects, whose cells refer to each other in cycles."""
    if gc.get_count()[0] > _MOST_GARBAGE:
        gc.collect(0)


def _reason(error: Exception) -> str:
    if isinstance(error, CommandError):
        return str(error)
    return f"internal error: {type(error).__name__}: {error} (set AMPLIFY_LS_DEBUG=1 for details)"
