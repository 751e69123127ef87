"""Accept all current findings, so that only new ones are reported from now on."""

from __future__ import annotations

import os
import posixpath
import sys
from itertools import chain, repeat
from typing import TYPE_CHECKING

from amplify_ls.cli.checking import refusal_of_baseline
from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import CommandError
from amplify_ls.cli.targets import settled_path
from amplify_ls.engine.baseline import FILE_NAME, baseline_items, baseline_text
from amplify_ls.engine.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.cli.options import CheckOptions
    from amplify_ls.cli.outcome import Outcome
    from amplify_ls.cli.targets import Target
    from amplify_ls.engine.baseline import Accepted

_MARK = b'"findings"'


def baselines(options: CheckOptions, targets: Sequence[Target]) -> dict[str, list[Target]]:
    """The baseline files of the projects: the one on the command line, those of the settings, or the default.

    The files are settled paths. Raises CommandError if one of them exists and is not a baseline.
    """
    usual = settled_path(options.write_baseline or FILE_NAME)
    found: dict[str, list[Target]] = {}
    for target in targets:
        said = None
        if not options.write_baseline:
            held = Workspace(CheckedDisk()).configuration(f"{target.project}/backend.ts")
            if held.refused_baseline is not None:
                raise CommandError(refusal_of_baseline(held))
            said = held.baseline
        found.setdefault(said or usual, []).append(target)
    if usual in found and not options.write_baseline:
        _refuse_link(usual)
    for path in found:
        _refuse_other_files(path)
    return found or {usual: []}


def write_baseline(path: str, outcome: Outcome, targets: Sequence[Target]) -> None:
    """Write the findings, and keep those accepted earlier in files that were not checked. Raises CommandError."""
    before = CheckedDisk().read(path)
    kept = () if before is None else _elsewhere(path, before, outcome, targets)
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(baseline_text(chain(outcome.accepted, kept)))
    except OSError as error:
        raise CommandError(f"cannot write `{path}`: {error.strerror or error}") from error
    count = len(outcome.accepted)
    print(f"amplify-ls: accepted {count} {'finding' if count == 1 else 'findings'} in `{path}`", file=sys.stderr)


def _elsewhere(path: str, before: bytes, outcome: Outcome, targets: Sequence[Target]) -> Iterator[tuple[Accepted, str]]:
    """The findings that a baseline accepts in existing files that were not checked, each with its message."""
    try:
        items = baseline_items(path, before)
    except ValueError:
        return
    folder = posixpath.dirname(path)
    for item in items:
        file = posixpath.normpath(posixpath.join(folder, item.key.path))
        if file not in outcome.files and not _is_covered(file, targets) and os.path.isfile(file):
            yield from repeat((item.key, item.message), item.times)


def _is_covered(file: str, targets: Iterable[Target]) -> bool:
    return any(target.covers(file) and (target.scope or file.startswith(f"{target.project}/")) for target in targets)


def _refuse_link(usual: str) -> None:
    """A link with the default name may lead anywhere, and must be named explicitly."""
    if usual != posixpath.join(settled_path("."), FILE_NAME):
        raise CommandError(f"`{FILE_NAME}` is a link; name its target: --write-baseline {usual}")


def _refuse_other_files(path: str) -> None:
    """A mistake on the command line must not overwrite an unrelated file."""
    if not os.path.isfile(path):
        return
    data = CheckedDisk().read(path)
    if data and data.strip() and _MARK not in data:
        raise CommandError(f"`{path}` exists and is not a baseline; name another file or remove it")
