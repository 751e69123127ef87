"""`amplify-ls check`: what is wrong in projects, and the safe fixes on request."""

from __future__ import annotations

import logging
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
from amplify_ls.engine.projects import find_projects, unignored_projects

if TYPE_CHECKING:
    from amplify_ls.cli.options import CheckOptions
    from amplify_ls.cli.targets import Target


def check(options: CheckOptions) -> int:
    """Run the command and return its exit code. Raises CommandError."""
    _refuse_contradictions(options)
    if not os.environ.get("AMPLIFY_LS_DEBUG"):
        # A rule that fails is told in one line; its traceback is for those who look for the cause.
        logging.getLogger("amplify_ls").addHandler(logging.NullHandler())
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
            "--stdin-filename names the only file to check; leave the PATH out",
        ),
        (
            options.diff and not is_for_people,
            f"--diff prints a diff and not {options.output_format}; leave one of the two out",
        ),
        (
            options.fix and reads_input and not is_for_people,
            f"--fix with --stdin-filename prints the mended text and not {options.output_format}; leave one of the two out",
        ),
        (
            options.fix and reads_input and options.output_file is not None,
            "--fix with --stdin-filename prints the mended text; leave --output-file out",
        ),
        (options.statistics and options.diff, "--statistics counts findings, and --diff prints none; leave one of the two out"),
        (options.statistics and not is_for_people, "--statistics is text; leave --output-format out"),
        (options.unsafe_fixes and not options.makes_fixes, "--unsafe-fixes says what --fix or --diff applies"),
        (
            options.makes_fixes and options.accepts_findings,
            "findings are either mended or accepted; leave one of the two out",
        ),
        (
            options.baseline is not None and options.write_baseline is not None,
            "--baseline reads what --write-baseline writes; leave one of the two out",
        ),
        (
            reads_input and options.accepts_findings,
            "what is on standard input cannot be accepted; name the file as PATH",
        ),
        (options.watch and (writes or options.diff or reads_input), "--watch only reports; leave the other option out"),
        (options.output_file == "", "an empty FILE names nothing"),
        (options.add_ignore is not None and not _is_one_line(options.add_ignore), "a REASON is one line of text"),
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
    return f"`{path}` would be the {taken_for}; write the PATH in front: check {path} {option}"


def _is_one_line(reason: str) -> bool:
    return bool(reason.strip()) and reason.isprintable()
