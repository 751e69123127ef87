"""What is tried: each name of a project, renamed alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.engine.fixing import applied
from amplify_ls.engine.navigation.navigating import navigating
from amplify_ls.ide.navigation.rename import Renaming
from amplify_ls.incremental.graph import untracked
from amplify_ls.names.index import names_of
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk
from development.renames.words import fresh

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.names.name import Mention, Name

ROOT = "/project/"
_UNDECLARED = frozenset({"group", "secret"})
"""The kinds of names that may be declared outside the project."""
_UNNAMED = frozenset({"file", "unknown"})
"""The kinds of mentions that are no name of the author."""
PER_PROJECT = 4
"""How many names are renamed in one project."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One rename."""

    project: str
    name: Name
    before: Mapping[str, str]
    after: Mapping[str, str] | None
    """None if the rename was refused."""
    refusal: str
    objection: str | None
    """What is wrong already before the packages are asked."""


def trials(projects: Iterable[tuple[str, Mapping[str, str]]], kind: str | None, chance: random.Random) -> Iterator[Trial]:
    """Some names of each project, of different kinds where possible."""
    for name, files in projects:
        workspace = _workspace(files)
        if workspace is not None:
            for mention in _chosen(workspace, kind, chance):
                yield _trial(name, files, workspace, mention)


def _workspace(files: Mapping[str, str]) -> Workspace | None:
    """The project, None if we report an error in it: a rename would not be judged by itself."""
    workspace = Workspace(MemoryDisk({ROOT + path: text for path, text in files.items()}))
    workspace.load(f"{ROOT}amplify/backend.ts")
    return None if _errors(workspace) or workspace.project_of(f"{ROOT}amplify/backend.ts") is None else workspace


def _errors(workspace: Workspace) -> list[str]:
    found = (each for path in workspace.files() for each in workspace.diagnostics(path))
    return [f"{each.code} {each.message}" for each in found if each.severity is Severity.ERROR]


def _chosen(workspace: Workspace, kind: str | None, chance: random.Random) -> list[Mention]:
    """One mention of each chosen name: every kind has its turn before a second name of a kind."""
    project = workspace.project_of(f"{ROOT}amplify/backend.ts")
    assert project is not None
    by_kind: dict[str, dict[Name, Mention]] = {}
    for mention in untracked(lambda: list(names_of(project).all())):
        if mention.name.kind not in _UNNAMED and kind in (None, mention.name.kind):
            by_kind.setdefault(mention.name.kind, {}).setdefault(mention.name, mention)
    queues = [chance.sample(list(names.values()), min(PER_PROJECT, len(names))) for names in by_kind.values()]
    chance.shuffle(queues)
    turns = (queue[turn] for turn in range(PER_PROJECT) for queue in queues if turn < len(queue))
    return list(islice(turns, PER_PROJECT))


def _trial(project: str, files: Mapping[str, str], workspace: Workspace, mention: Mention) -> Trial:
    start, end = mention.span.resolve()
    offset = (start + end) // 2
    names = navigating(workspace, mention.span.path)
    answer = names.rename(offset, fresh(mention.name))
    if not isinstance(answer, Renaming):
        return Trial(project, mention.name, files, None, answer or "no name is found at its own place", None)
    after = dict(files)
    for path in dict.fromkeys(edit.path for edit in answer.edits):
        edits = (edit for edit in answer.edits if edit.path == path)
        key = path.removeprefix(ROOT)
        after[key] = applied(files[key].encode(), edits).decode()
    return Trial(project, mention.name, files, after, "", _objection(workspace, mention, answer, after))


def _objection(workspace: Workspace, mention: Mention, answer: Renaming, after: Mapping[str, str]) -> str | None:
    """What our own answers contradict: references that are not the edits, definitions that lead elsewhere, new errors."""
    names = navigating(workspace, mention.span.path)
    places = names.references(mention.span.resolve()[0] + 1)
    edited: dict[str, list[TextEdit]] = {edit.path: [] for edit in answer.edits}
    for edit in answer.edits:
        edited[edit.path].append(edit)
    for place in places:
        if not any(edit.start <= place.end and place.start <= edit.end for edit in edited.get(place.path, ())):
            return f"the reference in {place.path} at {place.start} is not renamed"
        if mention.name.kind not in _UNDECLARED and not navigating(workspace, place.path).definition(place.start):
            return f"the reference in {place.path} at {place.start} leads nowhere"
    changed = _workspace(after)
    return None if changed is not None else "we report an error after the rename"
