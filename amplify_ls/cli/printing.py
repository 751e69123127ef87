"""Write to standard output, which may be a full disk, or closed."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.failure import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_text(text: str) -> None:
    """Print a text as it is. Raises CommandError if it cannot be written, BrokenPipeError if the reader is gone."""
    with _telling():
        sys.stdout.write(text)


def write_bytes(data: bytes) -> None:
    """Print bytes without the text layer, which converts line endings on some systems. Raises like `write_text`."""
    with _telling():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def flush() -> None:
    """Flush standard output. Raises like `write_text`."""
    with _telling():
        sys.stdout.flush()


def forget_output() -> None:
    """Discard what could not be written: otherwise Python would report an error when it flushes at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def replace_missing_output() -> None:
    """Replace a standard output that was closed before the start by a stream that cannot be written."""
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
