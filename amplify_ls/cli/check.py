"""`amplify-ls check`: what is wrong in projects, and the safe fixes on request."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.arguments import JSON
from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import CommandError
from amplify_ls.cli.findings import Recorder
from amplify_ls.cli.mending import Mended, mend
from amplify_ls.cli.outcome import Outcome, tell
from amplify_ls.cli.targets import Target, find_targets, settled_path
from amplify_ls.cli.writing import replace_file
from amplify_ls.engine.checks import failed_rules
from amplify_ls.engine.projects import project_of
from amplify_ls.engine.workspace import Workspace
from amplify_ls.report.style import style_for
from amplify_ls.rules.registry import rule_for
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    import argparse

    from amplify_ls.report.records import FindingRecord


def check(options: argparse.Namespace) -> int:
    """Run the command and return its exit code. Raises CommandError."""
    _refuse_contradictions(options)
    if not os.environ.get("AMPLIFY_LS_DEBUG"):
        # A rule that fails is told in one line; its traceback is for those who look for the cause.
        logging.getLogger("amplify_ls").addHandler(logging.NullHandler())
    outcome = Outcome()
    if options.stdin_filename is not None:
        _check_standard_input(options, outcome)
    else:
        targets = find_targets(CheckedDisk(), options.paths or ["."])
        outcome.remarks += targets.without_project
        for target in targets.projects.values():
            _check_project(options, target, outcome)
    outcome.failures += [_sentence_about_failure(name) for name in sorted(failed_rules())]
    return tell(outcome, options)


def _sentence_about_failure(name: str) -> str:
    if rule_for(name) is None:
        return f"the project `{name}` could not be checked: amplify-ls failed on it (AMPLIFY_LS_DEBUG=1 shows where)"
    return f"the rule `{name}` failed and was left out (AMPLIFY_LS_DEBUG=1 shows where)"


def _refuse_contradictions(options: argparse.Namespace) -> None:
    reads_input = options.stdin_filename is not None
    if reads_input and [path for path in options.paths if path != "-"]:
        raise CommandError("--stdin-filename names the only file to check; leave the PATH out")
    if options.output_format == JSON and options.diff:
        raise CommandError("--diff prints a diff and not JSON; leave one of the two out")
    if options.output_format == JSON and options.fix and reads_input:
        raise CommandError("--fix with --stdin-filename prints the mended text and not JSON; leave one of the two out")


def _check_project(options: argparse.Namespace, target: Target, outcome: Outcome) -> None:
    disk = CheckedDisk()
    # One workspace a project: a run over a thousand projects holds one of them in memory.
    workspace = Workspace(disk)
    workspace.load(target.project)
    if options.fix or options.diff:
        mended = mend(workspace, lambda path: target.covers(path) and _can_be_mended(disk, path, outcome))
        _take_fixes(options, mended, outcome)
        if options.fix:
            _write_files(mended, disk, outcome)
    _collect(options, workspace, target, outcome)
    outcome.failures += [sentence for path, sentence in disk.unreadable.items() if target.covers(path)]
    outcome.remarks += [sentence for path, sentence in disk.binary.items() if target.covers(path)]


def _check_standard_input(options: argparse.Namespace, outcome: Outcome) -> None:
    path = settled_path(options.stdin_filename)
    data = sys.stdin.buffer.read()
    if options.fix:
        outcome.mended_input = data
    disk = CheckedDisk()
    project = project_of(disk, path)
    if project is None:
        outcome.remarks.append(f"`{options.stdin_filename}` belongs to no Amplify Gen 2 project")
        return
    target = Target(project, [path])
    workspace = Workspace(disk)
    workspace.open(path, data.decode("utf-8", "replace"), None)
    if options.fix or options.diff:
        if not _is_valid(data):
            raise CommandError("standard input is not valid UTF-8 and cannot be mended")
        mended = mend(workspace, target.covers)
        _take_fixes(options, mended, outcome)
        if options.fix:
            outcome.mended_input = mended.after.get(path, data)
    _collect(options, workspace, target, outcome)


def _collect(options: argparse.Namespace, workspace: Workspace, target: Target, outcome: Outcome) -> None:
    recorder = Recorder(workspace, settle("."))
    found: list[FindingRecord] = []
    for path in sorted({*workspace.files(), *workspace.sources.loaded()}):
        module = workspace.sources.peek(path)
        if module is None or not target.covers(path):
            continue
        outcome.files.add(path)
        found += [recorder.syntax_error(path, problem) for problem in module.file.tree.problems()]
        found += [recorder.finding(diagnostic) for diagnostic in workspace.diagnostics(path)]
    outcome.add_findings([finding for finding in found if finding.severity == "error" or not options.quiet])


def _can_be_mended(disk: CheckedDisk, path: str, outcome: Outcome) -> bool:
    """Whether the file can be written back byte for byte but for the fixes."""
    data = disk.read(path)
    if data is None:
        return False
    if not _is_valid(data):
        remark = f"`{path}` is not valid UTF-8 and is not mended"
        outcome.remarks += [remark] if remark not in outcome.remarks else []
        return False
    return True


def _is_valid(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _take_fixes(options: argparse.Namespace, mended: Mended, outcome: Outcome) -> None:
    outcome.fixes += mended.fixes
    if mended.is_circular:
        outcome.remarks.append("fixes undid one another and were stopped; what they left behind is to be looked at")
    if not options.diff:
        return
    from amplify_ls.report.difference import unified_difference

    style = style_for(sys.stdout)
    outcome.mended_files += len(mended.after)
    directory = settle(".").rstrip("/") + "/"
    for path, after in sorted(mended.after.items()):
        shown = path[len(directory) :] if path.startswith(directory) else path
        outcome.differences.append(unified_difference(shown, mended.before[path].decode(), after.decode(), style))


def _write_files(mended: Mended, disk: CheckedDisk, outcome: Outcome) -> None:
    for path, text in mended.after.items():
        try:
            replace_file(path, disk.read(path) or b"", text)
            outcome.mended_files += 1
        except CommandError as error:
            outcome.failures.append(str(error))
