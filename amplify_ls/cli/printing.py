"""Writing to standard output, which may be a full disk, or closed."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.failure import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_text(text: str) -> None:
    """Print a text as it is. Raises CommandError when it cannot be written, BrokenPipeError when the reader has gone."""
    with _telling():
        sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Print bytes past the text layer, which on some systems would turn line ends into others. Raises as `write_text`."""
    with _telling():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Have everything written that was printed. Raises as `write_text`."""
    with _telling():
        sys.stdout.flush()


def forget_output() -> None:
    """Let nobody try again to write what could not be written: Python would complain when it flushes at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def replace_missing_output() -> None:
    """Put a stream that refuses everything in the place of a standard output that was closed before the start."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115


@contextlib.contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        raise CommandError(f"cannot write to standard output: {error.strerror or error}") from error
