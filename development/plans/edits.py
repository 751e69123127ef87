"""Edits of a project that may change what is deployed, alone and several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.render import render
from amplify_ls.engine.membership import read_project
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.project import Project

ROOT = "/project"


class Edit(NamedTuple):
    """What an author does in one place."""

    kind: str
    """The kind of edit: ``rename a model``."""
    name: str
    """What is edited: ``Todo.title``."""
    operations: tuple[Operation, ...]

    def __str__(self) -> str:
        """The edit in a few words."""
        return f"{self.kind} {self.name}"


def project_of(files: Mapping[str, str]) -> Project:
    """A project in memory."""
    return read_project(MemoryDisk({f"{ROOT}/{path}": text for path, text in files.items()}), f"{ROOT}/amplify")


def applied(project: Project, files: Mapping[str, str], edits: Sequence[Edit]) -> dict[str, str] | None:
    """The files after some edits; None if they cannot be made together."""
    found = render([operation for edit in edits for operation in edit.operations], project.sources)
    if not found:
        return None
    texts = {path: text.encode() for path, text in files.items()}
    for edit in sorted(found, key=lambda each: (each.path, each.start, each.end), reverse=True):
        path = edit.path.removeprefix(f"{ROOT}/")
        data = texts[path]
        texts[path] = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return {path: data.decode() for path, data in texts.items()}
