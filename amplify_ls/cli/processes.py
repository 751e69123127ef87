"""Work in several processes, any of which may be killed: the results of the others are kept."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

Item = TypeVar("Item")
Answer = TypeVar("Answer")

CHUNK = 16
"""Items per task: handing them out one by one would cost more than small ones take."""
_AHEAD = 2
"""Chunks that wait for each process."""
_CHECK_SECONDS = 1.0
_MOST_START_SECONDS = 15.0
EXIT_TERMINATED = 143
"""The exit code that a shell reports after SIGTERM."""


def in_processes(
    work: Callable[[Item], Answer], items: Sequence[Item], processes: int, lost: Callable[[Item], Answer]
) -> Iterator[Answer]:
    """The answers in the order of the items.

    If a process is killed, the items in progress are tried again, each in a process of its own. If that is killed too, the
    answer is that of ``lost``. An exception in ``work`` is raised here.
    """
    answers: dict[int, Answer] = {}
    chunks = deque(tuple(range(start, min(start + CHUNK, len(items)))) for start in range(0, len(items), CHUNK))
    done = 0
    with _ending_at_once():
        while chunks:
            under_way: set[tuple[int, ...]] = set()
            try:
                for indexes, found in _run(work, items, processes, chunks, under_way):
                    answers.update(zip(indexes, found, strict=True))
                    while done in answers:
                        yield answers.pop(done)
                        done += 1
            except BrokenProcessPool:
                for index in sorted(index for indexes in under_way for index in indexes):
                    answers[index] = _alone(work, items[index], lost)
    while done in answers:
        yield answers.pop(done)
        done += 1


def do_processes_answer(processes: int) -> bool:
    """Whether new processes start and answer. Under Wine they wait forever for what is sent to them."""
    pool = ProcessPoolExecutor(processes)
    try:
        answers = [pool.submit(_answer) for _ in range(processes)]
        left = wait(answers, _MOST_START_SECONDS).not_done
        if not left and all(answer.exception() is None for answer in answers):
            return True
    except (OSError, BrokenProcessPool):
        pass
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        process.kill()
    return False


def _answer() -> None:
    """The work of a process that only has to answer."""


def _run(
    work: Callable[[Item], Answer],
    items: Sequence[Item],
    processes: int,
    chunks: deque[tuple[int, ...]],
    under_way: set[tuple[int, ...]],
) -> Iterator[tuple[tuple[int, ...], list[Answer]]]:
    """The answers of whole chunks, as they arrive. Raises BrokenProcessPool if a process is killed."""
    pool = ProcessPoolExecutor(processes, initializer=_prepare, initargs=(os.getpid(),))
    waiting: dict[Future[list[Answer]], tuple[int, ...]] = {}
    try:
        while chunks or waiting:
            while chunks and len(waiting) < processes * _AHEAD:
                indexes = chunks.popleft()
                under_way.add(indexes)
                waiting[pool.submit(_each, work, [items[index] for index in indexes])] = indexes
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                indexes = waiting.pop(future)
                found = future.result()
                under_way.discard(indexes)
                yield indexes, found
    finally:
        # An interrupted run does not wait for busy processes.
        pool.shutdown(wait=not waiting, cancel_futures=True)


def _alone(work: Callable[[Item], Answer], item: Item, lost: Callable[[Item], Answer]) -> Answer:
    with ProcessPoolExecutor(1, initializer=_prepare, initargs=(os.getpid(),)) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)


def _each(work: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
    return [work(item) for item in items]


@contextlib.contextmanager
def _ending_at_once() -> Iterator[None]:
    """Let SIGTERM end this process while it waits for others, which then notice that it is gone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: os._exit(EXIT_TERMINATED))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _prepare(parent: int) -> None:
    gc.disable()
    # Ctrl-C reaches all processes of a terminal; the parent handles it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A killed parent cannot stop its processes, which would continue for nobody.
    threading.Thread(target=_end_with, args=(parent,), name="parent watch", daemon=True).start()


def _end_with(parent: int) -> None:
    pause = threading.Event()
    while os.getppid() == parent:
        pause.wait(_CHECK_SECONDS)
    os._exit(1)
