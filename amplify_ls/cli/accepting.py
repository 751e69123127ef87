"""Accepting all present findings, so that only new ones count from now on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import CommandError
from amplify_ls.cli.targets import settled_path
from amplify_ls.engine.baseline import FILE_NAME, baseline_text
from amplify_ls.engine.workspace import Workspace

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from amplify_ls.cli.outcome import Outcome
    from amplify_ls.cli.targets import Target


def baseline_path(options: argparse.Namespace, targets: Sequence[Target]) -> str:
    """Return the settled path of the file to write: the one that is named, that of the settings, or the usual one."""
    if options.write_baseline:
        return settled_path(options.write_baseline)
    for target in targets:
        found = Workspace(CheckedDisk()).configuration(f"{target.project}/backend.ts").baseline
        if found is not None:
            return found
    return settled_path(FILE_NAME)


def write_baseline(path: str, outcome: Outcome) -> None:
    """Write what was found. Raises CommandError when that cannot be done."""
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(baseline_text(outcome.accepted))
    except OSError as error:
        raise CommandError(f"cannot write `{path}`: {error.strerror or error}") from error
    count = len(outcome.accepted)
    print(f"amplify-ls: accepted {count} {'finding' if count == 1 else 'findings'} in `{path}`", file=sys.stderr)
