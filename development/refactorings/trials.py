"""What is tried: every refactoring, at places all over the projects."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.engine.structure.answers import outline
from amplify_ls.engine.structure.refactoring import refactored, refactorings
from amplify_ls.ide.refactorings.registry import REFACTORINGS
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk
from tests.conformance.cases import load_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.ide.outline.items import Item
    from amplify_ls.ide.refactorings.refactoring import Offer

ROOT = "/project/"
FIXTURES = Path(__file__).parents[2] / "fixtures"
_ACCEPTED = ("accept", "note", "hazard")
_FAULTS = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Trial:
    """One refactoring of one project. Paths begin with ``amplify/``."""

    project: str
    code: str
    title: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    new_findings: tuple[str, ...]


def trials(most: int, seed: int, wanted: str | None) -> list[Trial]:
    """At most some trials of each refactoring, each of a project of its own as far as there are enough."""
    chance = random.Random(seed)
    projects = list(_projects())
    chance.shuffle(projects)
    found: dict[str, list[Trial]] = {each.code: [] for each in REFACTORINGS if wanted in (None, each.code)}
    for name, files in projects:
        if all(len(items) >= most for items in found.values()):
            break
        for trial in trials_of_project(name, files, {code for code, items in found.items() if len(items) < most}, chance):
            found[trial.code].append(trial)
    return [trial for items in found.values() for trial in items[:most]]


def _projects() -> Iterator[tuple[str, dict[str, str]]]:
    for folder in sorted(path.parent.parent for path in FIXTURES.glob("*/amplify/backend.ts")):
        paths = sorted(path for path in (folder / "amplify").rglob("*") if path.is_file())
        for copy in range(4):
            yield f"{folder.name} {copy}", {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    for case in load_cases():
        if case.verdict in _ACCEPTED:
            yield case.identifier, dict(case.files)


def trials_of_project(name: str, files: Mapping[str, str], wanted: Iterable[str], chance: random.Random) -> Iterator[Trial]:
    """One trial of each wanted refactoring that some place of the project offers."""
    workspace = _workspace(files)
    places = [(path, start, end) for path in files for start, end in _places(workspace, ROOT + path)]
    chance.shuffle(places)
    left = set(wanted)
    for path, start, end in places:
        for offer in refactorings(workspace, ROOT + path, start, end):
            if offer.code in left:
                left.discard(offer.code)
                yield _trial(name, files, workspace, ROOT + path, offer)
        if not left:
            return


def _places(workspace: Workspace, path: str) -> Iterator[tuple[int, int]]:
    """The names of everything in the outline, the code behind them, and neighbors together."""

    def walk(items: Iterable[Item]) -> Iterator[tuple[int, int]]:
        previous = None
        for item in items:
            start, end = item.name_span.resolve()
            yield start, start
            yield end - 1, end - 1
            last = item.span.resolve()[1]
            yield last - 1, last - 1
            if previous is not None:
                yield previous, start
            previous = start
            yield from walk(item.children)

    yield from dict.fromkeys(walk(outline(workspace, path)))
    document = workspace.document(path)
    data = b"" if document is None else document.data
    at = data.find(b"'")
    while at >= 0:
        yield at + 1, at + 1
        at = data.find(b"'", at + 1)


def _trial(name: str, files: Mapping[str, str], workspace: Workspace, path: str, offer: Offer) -> Trial:
    made = refactored(workspace, path, offer)
    after = dict(files) if made is None else _applied(files, made)
    before, now = _faults(workspace, files), _faults(_workspace(after), after)
    new = ["no edit"] if made is None else [each for each in now if now.count(each) > before.count(each)]
    return Trial(name, offer.code, offer.title, files, after, tuple(dict.fromkeys(new)))


def _applied(files: Mapping[str, str], edits: Iterable[TextEdit]) -> dict[str, str]:
    texts = {path: text.encode() for path, text in files.items()}
    for edit in sorted(edits, key=lambda edit: (edit.path, edit.start, edit.end), reverse=True):
        path = edit.path.removeprefix(ROOT)
        data = texts.get(path, b"")
        texts[path] = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return {path: data.decode() for path, data in texts.items()}


def _workspace(files: Mapping[str, str]) -> Workspace:
    workspace = Workspace(MemoryDisk({ROOT + path: text for path, text in files.items()}))
    workspace.load(f"{ROOT}amplify/backend.ts")
    return workspace


def _faults(workspace: Workspace, files: Mapping[str, str]) -> list[str]:
    found = (each for path in files for each in workspace.diagnostics(ROOT + path))
    return [f"{each.code}: {each.message}" for each in found if each.severity in _FAULTS]
