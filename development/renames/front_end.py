"""Renames of names of a schema, checked where the code around the backend uses them: by TypeScript, file by file."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace, find_projects
from amplify_ls.engine.fixing import applied
from amplify_ls.engine.navigation.navigating import navigating
from amplify_ls.ide.navigation.rename import Renaming
from amplify_ls.ide.navigation.targets import family
from amplify_ls.incremental.graph import untracked
from amplify_ls.names.index import names_of
from amplify_ls.text.disk import RealDisk
from amplify_ls.text.paths import settle
from development.node import run_script
from development.renames.words import fresh

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

    from amplify_ls.model.project import Project
    from amplify_ls.names.index import NameIndex
    from amplify_ls.names.name import Mention, Name, NameKind
    from development.node import Record

SCRIPT = Path(__file__).parent / "front_end.mjs"
_KINDS: tuple[NameKind, ...] = ("entry", "field", "enum-value", "argument", "query")


@dataclass(frozen=True, slots=True)
class FrontTrial:
    """One rename, with the texts of all files that it changes."""

    root: str
    files: tuple[str, ...]
    """The files of the package that TypeScript checks."""
    name: Name
    texts: Mapping[str, str]
    announced: Mapping[str, frozenset[int]]
    """The lines that the rename says it leaves alone, by file."""
    outside: int
    """The number of edits outside the folder of the backend."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What TypeScript reports after a rename and not before it."""

    trial: FrontTrial
    silent: tuple[str, ...]
    announced: tuple[str, ...]


def front_trials(folders: list[Path], kind: str | None, count: int, chance: random.Random) -> Iterator[FrontTrial]:
    """Some names of each project below the folders that are mentioned outside of the backend."""
    for folder in folders:
        disk = RealDisk()
        for found in find_projects(disk, settle(str(folder))):
            workspace = Workspace(disk)
            workspace.load(f"{found}/backend.ts")
            project = workspace.project_of(f"{found}/backend.ts")
            if project is not None:
                yield from _trials(workspace, project, kind, count, chance)


def _trials(
    workspace: Workspace, project: Project, kind: str | None, count: int, chance: random.Random
) -> Iterator[FrontTrial]:
    index = names_of(project)
    untracked(index.look_around)
    declared = untracked(lambda: [each for one in _KINDS if kind in (None, one) for each in index.declared(one)])
    by_name = {each.name: each for each in declared}
    used = [each for each in by_name.values() if untracked(lambda each=each: _outside(index, project, each.name))]  # type: ignore[misc]
    chosen = chance.sample(used, min(count, len(used)))
    root = posixpath.dirname(project.folder)
    files = tuple(path for path in index.front_end_files if path.startswith(f"{root}/"))
    for mention in chosen:
        trial = _trial(workspace, project, mention, root, files)
        if trial is not None:
            yield trial


def _outside(index: NameIndex, project: Project, name: Name) -> bool:
    index.look_around()
    found = any(not each.span.path.startswith(f"{project.folder}/") for each in index.mentions(name))
    return found or bool(index.unclear(name))


def _trial(workspace: Workspace, project: Project, mention: Mention, root: str, files: tuple[str, ...]) -> FrontTrial | None:
    path = mention.span.path
    start, end = mention.span.resolve()
    names = navigating(workspace, path)
    answer = names.rename((start + end) // 2, fresh(mention.name))
    if not isinstance(answer, Renaming):
        return None
    texts = {
        each: applied(names.text(each), (edit for edit in answer.edits if edit.path == each)).decode()
        for each in dict.fromkeys(edit.path for edit in answer.edits)
    }
    outside = sum(not edit.path.startswith(f"{project.folder}/") for edit in answer.edits)
    return FrontTrial(root, files, mention.name, texts, _announced(project, mention), outside)


def _announced(project: Project, mention: Mention) -> dict[str, frozenset[int]]:
    index = names_of(project)

    def places() -> list[tuple[str, int]]:
        index.look_around()
        return [place for name in family(index, (mention,)) for place in index.unclear(name)]

    lines: dict[str, set[int]] = {}
    for path, position in untracked(places):
        lines.setdefault(path, set()).add(index.text(path).count(b"\n", 0, position) + 1)
    return {path: frozenset(found) for path, found in lines.items()}


def outcomes(npm_folder: Path, trials: list[FrontTrial]) -> Iterator[Outcome]:
    """What TypeScript reports about each trial."""
    for trial, reply in zip(trials, run_script(SCRIPT, npm_folder, map(_request, trials)), strict=False):
        silent: list[str] = []
        announced: list[str] = []
        for each in reply["fresh"]:
            lines = trial.announced.get(posixpath.join(trial.root, each["path"]), frozenset())
            found = announced if each["line"] in lines else silent
            found.append(f"{each['path']}:{each['line']} TS{each['code']} {each['message']}")
        yield Outcome(trial, tuple(silent), tuple(announced))


def _request(trial: FrontTrial) -> Record:
    return {"id": "", "root": trial.root, "files": trial.files, "texts": dict(trial.texts)}
