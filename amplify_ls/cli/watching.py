"""`check --watch`: check again whenever something changes."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.failure import CommandError
from amplify_ls.cli.printing import flush, write_text
from amplify_ls.cli.targets import settled_path
from amplify_ls.engine.projects import is_source_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_TIMEOUT = 100
"""Milliseconds between two answers of the watcher if nothing has changed."""
_OUTPUTS = "amplify_outputs.json"
"""Written by each deployment, repeatedly while a sandbox runs; it is never read."""


def watch(paths: Iterable[str], check: Callable[[], int]) -> int:
    """Run `check` now and after every change below the paths, until interrupted; return the last exit code."""
    try:
        from watchfiles import Change, DefaultFilter
        from watchfiles import watch as changes_below
    except ImportError as error:
        raise CommandError("--watch requires the package watchfiles: pip install 'amplify-ls[watch]'") from error

    class SourceFilter(DefaultFilter):  # type: ignore[misc, unused-ignore]
        """Source files, settings and folders, except installed packages and build output."""

        def __call__(self, change: Change, path: str) -> bool:
            return may_matter(path, is_gone=change == Change.deleted) and super().__call__(change, path)

    code = 0
    is_first = True
    folders = {_folder(settled_path(path)) for path in paths}
    # Check only after the watcher is ready, so that no change during the first check is missed.
    with contextlib.suppress(KeyboardInterrupt):
        for changes in changes_below(
            *folders,
            watch_filter=SourceFilter(),
            debounce=100,
            step=20,
            rust_timeout=_TIMEOUT,
            yield_on_timeout=True,
        ):
            if changes or is_first:
                code = _checked(check)
                is_first = False
                # Printed after the code is stored, because the reader may end the watch at once.
                write_text("Watching for changes. Press Ctrl+C to stop.\n")
                flush()
    return code


def may_matter(path: str, *, is_gone: bool) -> bool:
    """Whether a changed file or folder may affect the findings: sources, settings, and folders with any of these."""
    name = os.path.basename(path)
    if is_source_name(name) or (name.endswith(".json") and name != _OUTPUTS):
        return True
    # A folder that was moved away is reported without its files, and can no longer be recognized as a folder.
    return "." not in name if is_gone else os.path.isdir(path)


def _checked(check: Callable[[], int]) -> int:
    if sys.stdout.isatty():
        write_text(_CLEAR)
    try:
        code = check()
    except CommandError as error:
        # A file that is being moved may be missing for a moment.
        print(f"amplify-ls: {error}", file=sys.stderr)
        code = 2
    flush()
    return code


def _folder(path: str) -> str:
    return path if os.path.isdir(path) else os.path.dirname(path)
