"""One revision of a project: its snapshot, who may do what, and where things are declared."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.matrix import ProjectAccess, matrix_from, project_access
from amplify_ls.plan.facts.codec import SnapshotError, snapshot_as_data, snapshot_from_data
from amplify_ls.plan.facts.snapshot import Place
from amplify_ls.plan.reading.snapshot import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.plan.facts.snapshot import Snapshot
    from amplify_ls.syntax.outline import Span


class Revision(NamedTuple):
    """A revision, as plain data."""

    snapshot: Snapshot
    access: ProjectAccess
    places: Mapping[str, Place]
    """The paths are relative to the folder that contains the ``amplify`` folder."""

    def place(self, keys: tuple[str, ...]) -> Place | None:
        """The place of the first key that has one."""
        return next((self.places[key] for key in keys if key in self.places), None)


def revision_of(project: Project) -> Revision:
    """The current revision of a project."""
    reading = snapshot_of(project)
    return Revision(reading.snapshot, access_of(project), _Places(project, reading.places))


def access_of(project: Project) -> ProjectAccess:
    """The access to what a project declares, whatever its schema is written in."""
    if all(data.text is None for data in project.data):
        return project_access(project)
    # Few projects need the parser.
    from amplify_ls.gen1.text_access import text_access

    return project_access(project, text_access)


def settled(revision: Revision) -> Revision:
    """The same revision with places that remain although its project is changed."""
    if isinstance(revision.places, _Places):
        revision.places.settle()
    return revision


def revision_as_data(revision: Revision) -> dict[str, object]:
    """A revision for JSON."""
    return snapshot_as_data(revision.snapshot, revision.places, revision.access.matrix().as_data())


def revision_from_data(data: object) -> Revision:
    """The revision that was written. Raises SnapshotError."""
    snapshot, places, access = snapshot_from_data(data)
    try:
        return Revision(snapshot, ProjectAccess((), matrix_from(access)), places)
    except ValueError as error:
        raise SnapshotError("is not a complete snapshot") from error


class _Places(Mapping[str, Place]):
    """Places by key, as lines and columns. Few of them are asked for."""

    def __init__(self, project: Project, spans: Mapping[str, Span]) -> None:
        self._project = project
        self._root = posixpath.dirname(project.folder)
        self._spans = spans
        self._offsets: dict[str, int] | None = None
        """The places at the time when they were settled."""
        self._texts: dict[str, bytes] = {}
        self._line_starts: dict[str, list[int]] = {}

    def settle(self) -> None:
        """Keep where the places are now."""
        self._offsets = {key: span.resolve()[0] for key, span in self._spans.items()}
        for path in {span.path for span in self._spans.values()}:
            self._text(path)

    def __getitem__(self, key: str) -> Place:
        span = self._spans[key]
        text = self._text(span.path)
        if span.path not in self._line_starts:
            self._line_starts[span.path] = [0, *(found.end() for found in re.finditer(b"\n", text))]
        offset = span.resolve()[0] if self._offsets is None else self._offsets[key]
        line = bisect_right(self._line_starts[span.path], offset)
        before = text[self._line_starts[span.path][line - 1] : offset]
        column = len(before.decode("utf-8", "replace").encode("utf-16-le")) // 2 + 1
        return Place(posixpath.relpath(span.path, self._root), line, column)

    def _text(self, path: str) -> bytes:
        if path not in self._texts:
            module = self._project.sources.module(path)
            self._texts[path] = b"" if module is None else module.file.data
        return self._texts[path]

    def __contains__(self, key: object) -> bool:
        return key in self._spans

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)
