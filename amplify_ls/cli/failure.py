"""What the command line says when it cannot do what it was asked for."""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FOUND_ERRORS = 1
EXIT_FAILED = 2


class CommandError(Exception):
    """A reason to stop, in one sentence for the person at the terminal. The exit code is 2."""
