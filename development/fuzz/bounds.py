"""Bounds for what one input may cost, and errors that were logged instead of raised."""

from __future__ import annotations

import contextlib
import logging
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SECONDS_OF_HANG = 30
"""Seconds of the processor after which an input hangs: regular expressions make no calls that could be counted."""


class TooMuchWorkError(AssertionError):
    """An input took more calls, or more time, than any input may."""


class LoggedError(AssertionError):
    """An exception was caught and logged: users would see that something is missing, and no reason."""


@contextlib.contextmanager
def bounded(most_calls: int) -> Iterator[None]:
    """Raise TooMuchWorkError once the code inside has made more calls of Python functions, or hangs."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        del frame, argument
        nonlocal calls
        if event == "call":
            calls += 1
            if calls > most_calls:
                sys.setprofile(None)
                raise TooMuchWorkError(f"more than {most_calls:,} calls")

    before = sys.getprofile()
    with _alarm():
        sys.setprofile(count)
        try:
            yield
        finally:
            sys.setprofile(before)


@contextlib.contextmanager
def _alarm() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TooMuchWorkError(f"more than {SECONDS_OF_HANG} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_OF_HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class _Exceptions(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        # pygls writes some tracebacks into the message.
        if record.exc_info is not None or "Traceback (most recent call last)" in record.getMessage():
            self.found.append(record)


@contextlib.contextmanager
def nothing_logged(*documented: type[Exception]) -> Iterator[None]:
    """Raise LoggedError for an exception that the code inside logs, unless it is a documented one."""
    loggers, handler = [logging.getLogger(name) for name in ("amplify_ls", "pygls")], _Exceptions()
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate = propagate
    for record in handler.found:
        error = record.exc_info[1] if record.exc_info is not None else None
        if not isinstance(error, documented):
            raise LoggedError(record.getMessage()) from error
