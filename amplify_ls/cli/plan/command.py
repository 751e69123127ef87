"""`amplify-ls plan`: what deploying the working tree does to what is deployed."""

from __future__ import annotations

import json
import os
import posixpath
import sys
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.cli.disk import CheckedDisk
from amplify_ls.cli.failure import EXIT_CLEAN, EXIT_FOUND_ERRORS, CommandError
from amplify_ls.cli.plan.records import FAIL_WORDS, PlanRecorder
from amplify_ls.cli.printing import write_text
from amplify_ls.cli.targets import find_targets, settled_path
from amplify_ls.cli.writing import write_report
from amplify_ls.engine.planning.acceptances import acceptances_of
from amplify_ls.engine.planning.git import BareRepositoryError, GitError, NoRepositoryError
from amplify_ls.engine.planning.planning import (
    RevisionError,
    base_commit,
    projects_at,
    revision_after,
    revision_at,
    revision_on,
)
from amplify_ls.engine.planning.rejections import missing_file, missing_file_effect, rejections
from amplify_ls.engine.projects import find_projects, is_project
from amplify_ls.plan.comparing.compare import compare, refused_by_packages
from amplify_ls.plan.comparing.effects import Mode
from amplify_ls.plan.facts.codec import SnapshotError
from amplify_ls.plan.revision import revision_as_data, revision_from_data
from amplify_ls.report.legible import legible_text
from amplify_ls.report.plan.records import PlanRecord
from amplify_ls.report.style import PLAIN, style_for
from amplify_ls.text.disk import RealDisk

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.cli.options import PlanOptions
    from amplify_ls.engine.planning.planning import ReadProject
    from amplify_ls.plan.revision import Revision
    from amplify_ls.report.style import Style


class _Deployed(NamedTuple):
    """A deployed revision."""

    read: Callable[[], ReadProject]
    root: str
    """The folder that its paths are relative to."""


SNAPSHOT_FILE = "amplify-snapshot.json"
_NOW = "the working tree"


def plan(options: PlanOptions) -> int:
    """Run the command and return its exit code. Raises CommandError."""
    _refuse_contradictions(options)
    targets = find_targets(CheckedDisk(), options.paths or ["."], find_projects)
    for remark in targets.without_project:
        print(f"amplify-ls: {remark}", file=sys.stderr)
    folders = list(targets.projects)
    if options.budget:
        from amplify_ls.cli.plan.budget import report_budget

        return report_budget(folders, options)
    if len(folders) > 1 and (options.before or options.snapshot or options.write_snapshot is not None):
        raise CommandError("--before, --snapshot and --write-snapshot compare a single project; pass its folder as PATH")
    try:
        if options.write_snapshot is not None:
            return _write_snapshot(folders, options.write_snapshot)
        if not folders:
            _refuse_removed_projects(options)
        plans = [_plan_project(folder, options) for folder in folders]
    except NoRepositoryError as error:
        raise CommandError(f"{error}; use --before or --snapshot") from error
    except (GitError, RevisionError) as error:
        raise CommandError(str(error)) from error
    found = PlanRecord(
        tuple(effect for each in plans for effect in each.effects),
        tuple(effect for each in plans for effect in each.prevented),
        tuple(hidden for each in plans for hidden in each.hidden),
        tuple(mode.value for mode in _modes(options)),
    )
    return _report(found, options) if folders else EXIT_CLEAN


def _refuse_contradictions(options: PlanOptions) -> None:
    given = [name for name in ("since", "before", "snapshot") if getattr(options, name) is not None]
    if len(given) > 1:
        raise CommandError(f"--{given[0]} cannot be combined with --{given[1]}")
    if options.write_snapshot is not None and given:
        raise CommandError(f"--write-snapshot cannot be combined with --{given[0]}")
    if options.budget and (given or options.write_snapshot is not None or options.mode is not None):
        raise CommandError("--budget does not compare revisions and cannot be combined with options that do")
    unknown = [word for word in _fail_words(options) if word not in FAIL_WORDS]
    if unknown:
        raise CommandError(f"`{unknown[0]}` is not an effect; --fail-on accepts {', '.join(FAIL_WORDS)}")


def _fail_words(options: PlanOptions) -> list[str]:
    return [word.strip() for word in options.fail_on.split(",") if word.strip()]


def _plan_project(folder: str, options: PlanOptions) -> PlanRecord:
    if options.snapshot is not None:
        before, root, deployed = _read_snapshot(options.snapshot), posixpath.dirname(folder), None
        now = revision_on(CheckedDisk(), folder, _NOW)
    else:
        deployed = _deployed(folder, options)
        read, now = revision_after(deployed.read(), CheckedDisk(), folder, _NOW)
        before, root = read.revision, deployed.root
    project, after = now.project, now.revision
    accepted = acceptances_of(project, date.today())
    for remark in accepted.remarks:
        print(f"amplify-ls: {remark}", file=sys.stderr)
    recorder = PlanRecorder(before, after, root, posixpath.dirname(folder), accepted)
    found = compare(before, after, _modes(options))
    refused = list(missing_file_effect(project))
    if deployed is not None:
        refused = refused or list(rejections(lambda: deployed.read().project, project, found))
        missing = missing_file(deployed.read().project) if found.hidden else None
        if missing is not None:
            print(f"amplify-ls: the compared revision {missing}", file=sys.stderr)
    found = refused_by_packages(found, refused, _modes(options))
    for remark in accepted.misplaced(found.effects, before, after):
        print(f"amplify-ls: {remark}", file=sys.stderr)
    return recorder.plan(found)


def _refuse_removed_projects(options: PlanOptions) -> None:
    """A backend that was removed cannot be deployed, which must not look like a change without effects."""
    if options.before is not None or options.snapshot is not None:
        raise CommandError("the working tree has no Amplify backend to compare")
    for path in options.paths or ["."]:
        folder = settled_path(path)
        try:
            repository, commit = base_commit(folder, options.since)
        except BareRepositoryError:
            raise
        except GitError:
            if options.since is not None:
                raise
            continue
        if projects_at(folder, commit, repository):
            revision = options.since or commit[:12]
            raise CommandError(
                f"`{path}` has no Amplify backend any more, and the revision `{revision}` has one: "
                "deploying fails, and what is deployed stays as it is"
            )


def _modes(options: PlanOptions) -> tuple[Mode, ...]:
    return tuple(Mode) if options.mode is None else (Mode(options.mode),)


def _deployed(folder: str, options: PlanOptions) -> _Deployed:
    """Where the deployed revision is read."""
    if options.before is not None:
        base, name = _folder_before(options.before), f"`{options.before}`"
        return _Deployed(lambda: revision_on(RealDisk(), base, name), posixpath.dirname(base))
    repository, commit = base_commit(folder, options.since)
    name = f"the revision `{options.since or commit[:12]}`"
    return _Deployed(lambda: revision_at(folder, commit, repository, name), posixpath.dirname(folder))


def _folder_before(path: str) -> str:
    settled = settled_path(path)
    disk = RealDisk()
    if not disk.is_directory(settled):
        raise CommandError(f"`{path}` is not a folder")
    if posixpath.basename(settled) == "amplify" and is_project(disk, settled):
        return settled
    found = find_projects(disk, settled)
    if len(found) != 1:
        count = "no" if not found else str(len(found))
        raise CommandError(f"`{path}` contains {count} Amplify Gen 2 projects; --before needs exactly one")
    return found[0]


def _read_snapshot(path: str) -> Revision:
    data = RealDisk().read(settled_path(path))
    if data is None:
        raise CommandError(f"cannot read the snapshot `{path}`; create it with `--write-snapshot`")
    try:
        return revision_from_data(json.loads(data))
    except SnapshotError as error:
        raise CommandError(f"`{path}` {error}") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"`{path}` is not a snapshot") from error


def _write_snapshot(folders: list[str], path: str) -> int:
    if not folders:
        raise CommandError("there is no project whose snapshot could be written")
    revision = revision_on(CheckedDisk(), folders[0], _NOW).revision
    text = json.dumps(revision_as_data(revision), indent=1, ensure_ascii=False) + "\n"
    if path == "-":
        write_text(text)
    else:
        _refuse_other_file(path or SNAPSHOT_FILE)
        write_report(path or SNAPSHOT_FILE, text.encode("utf-8", "surrogateescape"))
    return EXIT_CLEAN


def _refuse_other_file(path: str) -> None:
    """Replace a snapshot, but nothing else."""
    if not os.path.lexists(path):
        return
    try:
        _read_snapshot(path)
    except CommandError as error:
        raise CommandError(f"`{path}` exists and is not a snapshot, so it is not replaced") from error


def _report(found: PlanRecord, options: PlanOptions) -> int:
    style = PLAIN if options.output_file is not None else style_for(sys.stdout)
    text = legible_text(_formatted(found, options.output_format, style))
    if options.output_file is None:
        write_text(text)
    else:
        write_report(options.output_file, text.encode())
    wanted = {FAIL_WORDS[word] for word in _fail_words(options)}
    failing = [each for each in found.effects if each.effect in wanted and not each.accepted and each.confidence != "low"]
    return EXIT_FOUND_ERRORS if failing else EXIT_CLEAN


def _formatted(found: PlanRecord, name: str, style: Style) -> str:
    if name == "text":
        from amplify_ls.report.plan.text_plan import plan_as_text

        return plan_as_text(found, style)
    if name == "json":
        from amplify_ls.report.plan.json_plan import plan_as_json

        return plan_as_json(found)
    if name == "markdown":
        from amplify_ls.report.plan.markdown_plan import plan_as_markdown

        return plan_as_markdown(found)
    from amplify_ls.cli.formats import report_as
    from amplify_ls.report.plan.findings import plan_as_findings

    return report_as(name, plan_as_findings(found), style)
