"""Which edits are tried: single ones of every kind, several at once, and refactorings that change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.checks import ProjectChecks
from amplify_ls.rules.rule import Severity
from development.plans.edits import Edit, applied, project_of
from development.plans.resource_edits import resource_edits
from development.plans.schema_edits import schema_edits
from development.refactorings.trials import trials_of_project

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.model.project import Project

_AT_ONCE = 3
"""Every such trial makes two edits at once."""


class Trial(NamedTuple):
    """Two revisions of a project."""

    name: str
    before: Mapping[str, str]
    after: Mapping[str, str]


def edits_of(project: Project) -> Iterator[Edit]:
    """Every edit of a project."""
    yield from schema_edits(project)
    yield from resource_edits(project)


def trials_of(name: str, files: Mapping[str, str], count: int, chance: random.Random) -> Iterator[Trial]:
    """Some trials of a project whose results `check` accepts, each of another kind while there are enough."""
    project = project_of(files)
    found = list(mixed(edits_of(project), chance))
    chosen = [found[index : index + 1] for index in range(len(found))]
    chosen = [edits + chance.sample(found, 1) if index % _AT_ONCE == 0 else edits for index, edits in enumerate(chosen)]
    made = 0
    for edits in chosen:
        after = applied(project, files, edits)
        if made == count:
            return
        if after is None or after == files or is_rejected(after):
            continue
        made += 1
        yield Trial(f"{name}: {' and '.join(map(str, edits))}", files, after)


def refactoring_trials_of(name: str, files: Mapping[str, str], wanted: Iterable[str], chance: random.Random) -> Iterator[Trial]:
    """Refactorings of a project; few of them change what is deployed."""
    for trial in trials_of_project(name, files, wanted, chance):
        if not trial.new_findings and trial.after != trial.before:
            yield Trial(f"{name}: {trial.title}", files, trial.after)


def mixed(edits: Iterable[Edit], chance: random.Random) -> Iterator[Edit]:
    """Edits in random order, one of each kind in turn."""
    by_kind: dict[str, list[Edit]] = {}
    for edit in edits:
        by_kind.setdefault(edit.kind, []).append(edit)
    groups = list(by_kind.values())
    chance.shuffle(groups)
    for group in groups:
        chance.shuffle(group)
    for index in range(max(map(len, groups), default=0)):
        yield from (group[index] for group in groups if index < len(group))


def is_rejected(files: Mapping[str, str]) -> bool:
    """Whether `check` reports an error, so that the packages would not get as far as a deployment."""
    found = ProjectChecks(project_of(files)).findings()
    return any((finding.severity or rule.severity) is Severity.ERROR for rule, finding in found)
