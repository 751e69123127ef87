"""The project that is checked: the one at a path, or one that is created for a file."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk, RealDisk
from amplify_ls.text.paths import settle
from development.judge.completing import completed
from development.judge.laid_out import BACKEND, projects_in
from development.judge.own import own_findings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from development.judge.own import OwnFinding

_ROOT = "/project"
_PLACES = {
    "defineBackend(": BACKEND,
    "defineAuth(": "amplify/auth/resource.ts",
    "defineStorage(": "amplify/storage/resource.ts",
    "defineData(": "amplify/data/resource.ts",
    "defineFunction(": "amplify/functions/one/resource.ts",
}
"""The path of a file by the builder that it calls; the first match counts."""


class SubjectError(Exception):
    """There is nothing to check; the message says why."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A project, and what we find in it."""

    files: Mapping[str, str]
    own: tuple[OwnFinding, ...]


def subject_at(path: Path) -> Subject:
    """The project at a path or around it, or one that is created for the file if there is none."""
    if path.is_dir():
        projects = list(projects_in(path))
        if len(projects) != 1:
            raise SubjectError(f"{path} contains {len(projects)} projects with a backend.ts instead of one")
        return _laid_out(projects[0].root, projects[0].files)
    if not path.is_file():
        raise SubjectError(f"{path} does not exist")
    for folder in path.resolve().parents:
        if folder.name == "amplify" and (folder / "backend.ts").is_file():
            return subject_at(folder.parent)
    text = path.read_text(encoding="utf-8")
    place = next((place for call, place in _PLACES.items() if call in text), None)
    if place is None:
        raise SubjectError(f"{path} is in no project, and defines no resource to create one for")
    return _made_of(completed({place: text}))


def _laid_out(root: str, files: Mapping[str, str]) -> Subject:
    workspace = Workspace(RealDisk())
    workspace.load(f"{settle(root)}/amplify")
    return Subject(files, tuple(own_findings(workspace, settle(root))))


def _made_of(files: Mapping[str, str]) -> Subject:
    workspace = Workspace(MemoryDisk({posixpath.join(_ROOT, name): text for name, text in files.items()}))
    workspace.load(f"{_ROOT}/amplify")
    return Subject(files, tuple(own_findings(workspace, _ROOT)))
