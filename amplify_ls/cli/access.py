"""`amplify-ls access`: who may do what in a project."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amplify_ls.access.matrix import matrix_of
from amplify_ls.cli.arguments import CSV, JSON, MARKDOWN
from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import EXIT_CLEAN, CommandError
from amplify_ls.cli.printing import write_text
from amplify_ls.cli.targets import find_targets
from amplify_ls.cli.writing import write_report
from amplify_ls.engine.membership import read_project
from amplify_ls.report import access_report
from amplify_ls.report.legible import legible_text
from amplify_ls.report.style import PLAIN, style_for
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from amplify_ls.access.matrix import AccessMatrix
    from amplify_ls.cli.options import AccessOptions
    from amplify_ls.text.disk import Disk

Named = list[tuple[str, "AccessMatrix"]]


def access(options: AccessOptions) -> int:
    """Run the command and return its exit code. Raises CommandError."""
    disk = CheckedDisk()
    targets = find_targets(disk, [options.path])
    if not targets.projects:
        raise CommandError("; ".join(targets.without_project))
    projects = [(_shown(folder), _matrix(disk, folder)) for folder in sorted(targets.projects)]
    for sentence in (*disk.unreadable.values(), *disk.left_out.values()):
        print(f"amplify-ls: {sentence}", file=sys.stderr)
    text = legible_text(_written(options, projects))
    if options.output_file is not None:
        write_report(options.output_file, text.encode())
    else:
        write_text(text)
    return EXIT_CLEAN


def _matrix(disk: Disk, folder: str) -> AccessMatrix:
    return matrix_of(read_project(disk, folder))


def _written(options: AccessOptions, projects: Named) -> str:
    if options.output_format == JSON:
        return access_report.access_as_json(projects)
    if options.output_format == CSV:
        return access_report.access_as_csv(projects)
    if options.output_format == MARKDOWN:
        return access_report.access_as_markdown(projects)
    style = style_for(sys.stdout) if options.output_file is None else PLAIN
    return access_report.access_as_text(projects, style)


def _shown(folder: str) -> str:
    """The folder relative to the working directory, if it is below it."""
    directory = settle(".").rstrip("/") + "/"
    return folder.removeprefix(directory)
