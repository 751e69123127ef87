"""One revision of a project: its snapshot, who may do what, and where things are declared."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.matrix import matrix_from, matrix_of
from amplify_ls.plan.facts.codec import snapshot_as_data, snapshot_from_data
from amplify_ls.plan.facts.snapshot import Place
from amplify_ls.plan.reading.snapshot import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.access.matrix import AccessMatrix
    from amplify_ls.model.project import Project
    from amplify_ls.plan.facts.snapshot import Snapshot
    from amplify_ls.syntax.outline import Span


class Revision(NamedTuple):
    """A revision, as plain data."""

    snapshot: Snapshot
    access: AccessMatrix
    places: Mapping[str, Place]
    """The paths are relative to the folder that contains the ``amplify`` folder."""

    def place(self, keys: tuple[str, ...]) -> Place | None:
        """The place of the first key that has one."""
        return next((self.places[key] for key in keys if key in self.places), None)


def revision_of(project: Project) -> Revision:
    """The current revision of a project."""
    reading = snapshot_of(project)
    root = posixpath.dirname(project.folder)
    lines = _Lines(project)
    places = {key: lines.place(span, root) for key, span in reading.places.items()}
    return Revision(reading.snapshot, matrix_of(project), places)


def revision_as_data(revision: Revision) -> dict[str, object]:
    """A revision for JSON."""
    return snapshot_as_data(revision.snapshot, revision.places, revision.access.as_data())


def revision_from_data(data: object) -> Revision:
    """The revision that was written. Raises SnapshotError."""
    snapshot, places, access = snapshot_from_data(data)
    return Revision(snapshot, matrix_from(access), places)


class _Lines:
    """Line numbers, counted once for each file."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._texts: dict[str, bytes] = {}

    def place(self, span: Span, root: str) -> Place:
        """A place as line and column."""
        if span.path not in self._texts:
            module = self._project.sources.module(span.path)
            self._texts[span.path] = b"" if module is None else module.file.data
        before = self._texts[span.path][: span.resolve()[0]]
        line = before.count(b"\n") + 1
        start = before.rfind(b"\n") + 1
        column = len(before[start:].decode("utf-8", "replace").encode("utf-16-le")) // 2 + 1
        return Place(posixpath.relpath(span.path, root), line, column)
