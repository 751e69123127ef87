"""Check and fix one project, or one text on standard input."""

from __future__ import annotations

import posixpath
import sys
from typing import TYPE_CHECKING

from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import CommandError
from amplify_ls.cli.findings import Recorder
from amplify_ls.cli.outcome import Outcome
from amplify_ls.cli.targets import Target, project_of_argument, settled_path
from amplify_ls.cli.writing import replace_file
from amplify_ls.edits.graphql_render import GRAPHQL_SUFFIX
from amplify_ls.engine.baseline import accepted, read_baseline
from amplify_ls.engine.checks import failed_rules
from amplify_ls.engine.configuration import Settings
from amplify_ls.engine.diagnostics import ANY_SAFETY
from amplify_ls.engine.fixing import SAFE, FixedTexts, applied, fix_texts
from amplify_ls.engine.shortening import shortened
from amplify_ls.engine.syntax_errors import syntax_errors
from amplify_ls.engine.workspace import Workspace
from amplify_ls.report.style import PLAIN, style_for
from amplify_ls.rules.registry import index
from amplify_ls.rules.settings.syntax_error import RULE as SYNTAX_ERROR
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.cli.options import CheckOptions
    from amplify_ls.edits.operations import Safety
    from amplify_ls.engine.configuration import Configuration
    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.report.records import FindingRecord
    from amplify_ls.values.resolution.module import Module


def check_project(options: CheckOptions, target: Target) -> Outcome:
    """Check a project, and fix it if requested."""
    outcome = Outcome()
    disk = CheckedDisk()
    # One workspace per project, so that a run over a thousand projects has one of them in memory.
    workspace = Workspace(disk, overriding=command_settings(options))
    workspace.load(target.project)
    _look_at_baseline(workspace, disk, f"{target.project}/backend.ts", outcome)
    if options.makes_fixes:
        fixed = fix_texts(
            workspace, lambda path: target.may_write(path) and _can_be_fixed(disk, path, outcome), _safeties(options)
        )
        _take_fixes(options, fixed, outcome)
        if options.fix:
            _write_files(fixed, disk, outcome)
    elif options.add_ignore is not None:
        _write_comments(workspace, disk, target, options.add_ignore, outcome)
    sources = _settings_files(workspace, target)
    _collect(options, workspace, lambda path: target.covers(path) or path in sources, outcome)
    outcome.failures += [sentence for path, sentence in disk.unreadable.items() if target.covers(path) or path in sources]
    outcome.remarks += [sentence for path, sentence in disk.left_out.items() if target.covers(path)]
    outcome.failures += [_sentence_about_failure(name) for name in sorted(failed_rules())]
    return outcome


def check_standard_input(options: CheckOptions, filename: str) -> Outcome:
    """Check the text on standard input as the content of the file with this name."""
    outcome = Outcome()
    path = settled_path(filename)
    data = sys.stdin.buffer.read()
    if options.fix:
        outcome.fixed_input = data
    disk = CheckedDisk()
    project = project_of_argument(disk, filename)
    if project is None:
        outcome.remarks.append(f"`{filename}` does not belong to an Amplify Gen 2 project")
        return outcome
    target = Target(project, [path], [path])
    workspace = Workspace(disk, overriding=command_settings(options))
    workspace.load(project)
    workspace.open(path, data.decode("utf-8", "replace"), None)
    _look_at_baseline(workspace, disk, path, outcome)
    _look_at_settings(workspace, path, outcome)
    if options.makes_fixes:
        if not _is_valid(data):
            raise CommandError("standard input is not valid UTF-8 and cannot be fixed")
        fixed = fix_texts(workspace, target.covers, _safeties(options))
        _take_fixes(options, fixed, outcome)
        if options.fix:
            outcome.fixed_input = fixed.after.get(path, data)
    _collect(options, workspace, target.covers, outcome)
    outcome.failures += [_sentence_about_failure(name) for name in sorted(failed_rules())]
    return outcome


def command_settings(options: CheckOptions) -> Settings:
    """The settings on the command line, which override all settings files."""
    if options.write_baseline is not None:
        # All current findings are accepted, whatever an earlier baseline accepts.
        return Settings(baseline="")
    return Settings(baseline=None if options.baseline is None else settled_path(options.baseline))


def _sentence_about_failure(name: str) -> str:
    if name not in index():
        return f"the project `{name}` could not be checked: internal error (set AMPLIFY_LS_DEBUG=1 for details)"
    return f"the rule `{name}` failed and was skipped (set AMPLIFY_LS_DEBUG=1 for details)"


def _settings_files(workspace: Workspace, target: Target) -> set[str | None]:
    """The settings files that apply to the checked files: their findings are always reported."""
    return {workspace.configuration(path).source for path in workspace.files() if target.covers(path)}


def _look_at_settings(workspace: Workspace, path: str, outcome: Outcome) -> None:
    """Mention a settings file that cannot be parsed if only the findings of another file are reported."""
    source = workspace.configuration(path).source
    if (
        source is not None
        and source != path
        and any(finding.code == SYNTAX_ERROR.code for finding in workspace.diagnostics(source))
    ):
        outcome.remarks.append(f"`{source}` cannot be parsed and is ignored")


def _look_at_baseline(workspace: Workspace, disk: CheckedDisk, file: str, outcome: Outcome) -> None:
    """Report a requested baseline that cannot be used: without it, all findings would be new."""
    held = workspace.configuration(file)
    path = held.baseline
    if held.refused_baseline is not None:
        outcome.failures.append(refusal_of_baseline(held))
    if path is None:
        return
    data = disk.read(path)
    if data is None:
        outcome.failures.append(f"there is no baseline `{path}`; create it with `--write-baseline`")
        return
    try:
        read_baseline(path, data)
    except ValueError as error:
        outcome.failures.append(str(error))


def refusal_of_baseline(held: Configuration) -> str:
    """The message about a baseline that is not used."""
    return f"the baseline `{held.refused_baseline}` in `{held.source}` is outside the folder of the settings and is not used"


def _collect(options: CheckOptions, workspace: Workspace, covers: Callable[[str], bool], outcome: Outcome) -> None:
    recorder = Recorder(workspace, settle("."))
    found: list[FindingRecord] = []
    folder = posixpath.dirname(settled_path(options.write_baseline)) if options.write_baseline else ""
    modules = {module.path: module for module in workspace.modules()}
    for path in sorted({*workspace.files(), *modules}):
        module = modules.get(path)
        diagnostics = workspace.diagnostics(path)
        if (
            (module is None and not path.endswith(GRAPHQL_SUFFIX) and not diagnostics)
            or not covers(path)
            or workspace.configuration(path).is_excluded
        ):
            continue
        outcome.files.add(path)
        if module is not None:
            found += [recorder.finding(error) for error in _syntax_errors(workspace, module)]
        if options.write_baseline is not None:
            document = workspace.document(path)
            outcome.accepted += [(accepted(each, folder, document), each.message) for each in diagnostics]
        else:
            found += [recorder.finding(diagnostic) for diagnostic in diagnostics]
    outcome.findings += [finding for finding in found if finding.severity == "error" or not options.quiet]


def _syntax_errors(workspace: Workspace, module: Module) -> Iterable[Diagnostic]:
    document = workspace.document(module.path)
    return () if document is None else shortened(syntax_errors(module, document))


def _safeties(options: CheckOptions) -> frozenset[Safety]:
    return ANY_SAFETY if options.unsafe_fixes else SAFE


def _can_be_fixed(disk: CheckedDisk, path: str, outcome: Outcome) -> bool:
    """Whether the file can be written back unchanged except for the fixes."""
    data = disk.read(path)
    if data is None:
        return False
    if not _is_valid(data):
        remark = f"`{path}` is not valid UTF-8 and is not fixed"
        outcome.remarks += [remark] if remark not in outcome.remarks else []
        return False
    return True


def _is_valid(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _take_fixes(options: CheckOptions, fixed: FixedTexts, outcome: Outcome) -> None:
    outcome.fixes += fixed.fixes
    if fixed.is_stopped:
        outcome.remarks.append("fixes that undo each other were stopped; review the result")
    if not options.diff:
        return
    from amplify_ls.report.difference import unified_difference

    style = style_for(sys.stdout) if options.output_file is None else PLAIN
    outcome.changed_files += len(fixed.after)
    directory = settle(".").rstrip("/") + "/"
    for path, after in sorted(fixed.after.items()):
        shown = path[len(directory) :] if path.startswith(directory) else path
        outcome.differences.append(unified_difference(shown, fixed.before[path].decode(), after.decode(), style))


def _write_files(fixed: FixedTexts, disk: CheckedDisk, outcome: Outcome) -> None:
    for path, text in fixed.after.items():
        _write(path, text, disk, outcome)


def _write_comments(workspace: Workspace, disk: CheckedDisk, target: Target, reason: str, outcome: Outcome) -> None:
    """Suppress every finding with a comment on its line."""
    for path in workspace.files():
        if not target.may_write(path) or not _can_be_fixed(disk, path, outcome):
            continue
        edits = workspace.ignoring_edits(path, reason)
        if edits and _write(path, applied(disk.read(path) or b"", edits), disk, outcome):
            outcome.comments += len(edits)
            workspace.open(path, applied(disk.read(path) or b"", edits).decode(), None)


def _write(path: str, text: bytes, disk: CheckedDisk, outcome: Outcome) -> bool:
    try:
        replace_file(path, disk.read(path) or b"", text)
    except CommandError as error:
        outcome.failures.append(str(error))
        return False
    outcome.changed_files += 1
    return True
