"""Exit codes, and the error that stops a command."""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FOUND_ERRORS = 1
EXIT_FAILED = 2


class CommandError(Exception):
    """A reason to stop, as one sentence for the user. The exit code is 2."""
