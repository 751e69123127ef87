"""`amplify-ls check`: report findings in projects, and apply fixes on request."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.cli.checking import check_standard_input
from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import EXIT_CLEAN, CommandError
from amplify_ls.cli.formats import FOR_PEOPLE
from amplify_ls.cli.outcome import Outcome, tell
from amplify_ls.cli.running import check_all
from amplify_ls.cli.targets import find_targets
from amplify_ls.engine.log import silence
from amplify_ls.engine.projects import find_projects, unignored_projects

if TYPE_CHECKING:
    from amplify_ls.cli.options import CheckOptions
    from amplify_ls.cli.targets import Target


def check(options: CheckOptions) -> int:
    """Run the command and return its exit code. Raises CommandError."""
    _refuse_contradictions(options)
    if not os.environ.get("AMPLIFY_LS_DEBUG"):
        # A failing rule is reported in one line. Only debugging needs the traceback.
        silence("amplify_ls")
    if options.show_settings:
        from amplify_ls.cli.shown_settings import show_settings

        return show_settings(options)
    if options.watch:
        from amplify_ls.cli.watching import watch

        return watch(options.paths or ["."], lambda: _check_once(options))
    return _check_once(options)


def _check_once(options: CheckOptions) -> int:
    outcome = Outcome()
    if options.stdin_filename is not None:
        outcome.add(check_standard_input(options, options.stdin_filename))
        return tell(outcome, options)
    find = unignored_projects if options.respect_gitignore else find_projects
    targets = find_targets(CheckedDisk(), options.paths or ["."], find)
    outcome.remarks += targets.without_project
    projects = list(targets.projects.values())
    if options.write_baseline is not None:
        return _accept(options, projects, outcome)
    for found in check_all(options, projects):
        outcome.add(found)
    return tell(outcome, options)


def _accept(options: CheckOptions, targets: list[Target], outcome: Outcome) -> int:
    from amplify_ls.cli.accepting import baselines, write_baseline

    for path, accepting in baselines(options, targets).items():
        part = Outcome()
        for found in check_all(replace(options, write_baseline=path), accepting):
            part.add(found)
        write_baseline(path, part, accepting)
        outcome.add(part)
    code = tell(outcome, options) if outcome.findings or outcome.failures else EXIT_CLEAN
    for sentence in dict.fromkeys(outcome.remarks if code == EXIT_CLEAN else ()):
        print(f"amplify-ls: {sentence}", file=sys.stderr)
    return code


def _refuse_contradictions(options: CheckOptions) -> None:
    reads_input = options.stdin_filename is not None
    writes = options.fix or options.accepts_findings
    is_for_people = options.output_format in FOR_PEOPLE
    for is_wrong, sentence in (
        (
            reads_input and [path for path in options.paths if path != "-"],
            "--stdin-filename cannot be combined with a PATH",
        ),
        (
            options.diff and not is_for_people,
            f"--diff cannot be combined with --output-format {options.output_format}",
        ),
        (
            options.fix and reads_input and not is_for_people,
            f"--fix with --stdin-filename cannot be combined with --output-format {options.output_format}",
        ),
        (
            options.fix and reads_input and options.output_file is not None,
            "--fix with --stdin-filename cannot be combined with --output-file",
        ),
        (options.statistics and options.diff, "--statistics cannot be combined with --diff"),
        (
            options.statistics and not is_for_people,
            f"--statistics cannot be combined with --output-format {options.output_format}",
        ),
        (options.unsafe_fixes and not options.makes_fixes, "--unsafe-fixes requires --fix or --diff"),
        (
            options.makes_fixes and options.accepts_findings,
            "--fix and --diff cannot be combined with --add-ignore or --write-baseline",
        ),
        (
            options.baseline is not None and options.write_baseline is not None,
            "--baseline cannot be combined with --write-baseline",
        ),
        (
            reads_input and options.accepts_findings,
            "findings on standard input cannot be accepted; pass the file as PATH",
        ),
        (
            options.watch and (writes or options.diff or reads_input),
            "--watch cannot be combined with --diff, --stdin-filename or options that change files",
        ),
        (options.output_file == "", "FILE must not be empty"),
        (options.add_ignore is not None and not _is_one_line(options.add_ignore), "REASON must be a single line of text"),
        (
            not options.paths and options.add_ignore is not None and os.path.exists(options.add_ignore),
            _swallowed(options.add_ignore, "REASON", "--add-ignore"),
        ),
        (
            not options.paths and options.write_baseline and os.path.isdir(options.write_baseline),
            _swallowed(options.write_baseline, "FILE", "--write-baseline"),
        ),
    ):
        if is_wrong:
            raise CommandError(sentence)


def _swallowed(path: str | None, taken_for: str, option: str) -> str:
    return f"`{path}` would be taken as the {taken_for}; put the PATH first: check {path} {option}"


def _is_one_line(reason: str) -> bool:
    return bool(reason.strip()) and reason.isprintable()
