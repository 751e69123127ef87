"""The log of the engine. `logging` is imported when there is something to log: a check hardly ever has, and it takes 5 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger

_silent: set[str] = set()


def log(name: str) -> Logger:
    """The logger with a name, which is that of a module."""
    import logging

    while _silent:
        logging.getLogger(_silent.pop()).addHandler(logging.NullHandler())
    return logging.getLogger(name)


def silence(name: str) -> None:
    """Write nothing of a logger and those below it, unless a handler is added."""
    _silent.add(name)
