"""`amplify-ls access`: who may do what in a project."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from amplify_ls.access.changes import changes
from amplify_ls.cli.arguments import CSV, JSON, MARKDOWN
from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import EXIT_CLEAN, CommandError
from amplify_ls.cli.formats import in_format
from amplify_ls.cli.printing import write_text
from amplify_ls.cli.targets import find_targets
from amplify_ls.cli.writing import write_report
from amplify_ls.engine.membership import read_project
from amplify_ls.plan.revision import access_of
from amplify_ls.report import access_report
from amplify_ls.report.legible import legible_text
from amplify_ls.report.style import PLAIN, style_for
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.access.changes import AccessChange
    from amplify_ls.access.matrix import AccessMatrix
    from amplify_ls.cli.options import AccessOptions
    from amplify_ls.text.disk import Disk


_MATRIX_FORMATS = {
    JSON: access_report.access_as_json,
    CSV: access_report.access_as_csv,
    MARKDOWN: access_report.access_as_markdown,
}
_CHANGE_FORMATS = {
    JSON: access_report.changes_as_json,
    CSV: access_report.changes_as_csv,
    MARKDOWN: access_report.changes_as_markdown,
}


def access(options: AccessOptions) -> int:
    """Run the command and return its exit code. Raises CommandError."""
    disk = CheckedDisk()
    targets = find_targets(disk, [options.path])
    if not targets.projects:
        raise CommandError("; ".join(targets.without_project))
    projects = [(folder, _matrix(disk, folder)) for folder in sorted(targets.projects)]
    for sentence in (*disk.unreadable.values(), *disk.left_out.values()):
        print(f"amplify-ls: {sentence}", file=sys.stderr)
    style = style_for(sys.stdout) if options.output_file is None else PLAIN
    if options.since is None:
        named = [(_shown(folder), matrix) for folder, matrix in projects]
        text = in_format(options.output_format, named, _MATRIX_FORMATS, access_report.access_as_text, style)
    else:
        changed = [(_shown(folder), _changes(folder, matrix, options.since)) for folder, matrix in projects]
        text = in_format(options.output_format, changed, _CHANGE_FORMATS, access_report.changes_as_text, style)
    text = legible_text(text)
    if options.output_file is not None:
        write_report(options.output_file, text.encode())
    else:
        write_text(text)
    return EXIT_CLEAN


def _matrix(disk: Disk, folder: str) -> AccessMatrix:
    return access_of(read_project(disk, folder)).matrix()


def _changes(folder: str, after: AccessMatrix, since: str) -> Sequence[AccessChange]:
    """What has changed since a revision. Raises CommandError if it cannot be read."""
    from amplify_ls.engine.planning.git import GitError
    from amplify_ls.engine.planning.planning import RevisionError, base_commit, revision_at

    try:
        repository, commit = base_commit(folder, since)
        before = revision_at(folder, commit, repository, f"the revision `{since}`")
    except (GitError, RevisionError) as error:
        raise CommandError(str(error)) from error
    return changes(before.revision.access.matrix(), after)


def _shown(folder: str) -> str:
    """The folder relative to the working directory, if it is below it."""
    directory = settle(".").rstrip("/") + "/"
    return folder.removeprefix(directory)
