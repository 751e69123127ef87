"""Imports of files that exist and are not read, because they are too large or contain no text."""

from __future__ import annotations

import posixpath
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.text.disk import LARGEST_READ, looks_binary

if TYPE_CHECKING:
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.sources import Sources


class Unread(Enum):
    """Why a file is not read."""

    SIZE = "size"
    BINARY = "binary"


class UnreadFile(NamedTuple):
    """An import of such a file."""

    specifier: str
    span: Span
    reason: Unread


def unread_files(project: Project, path: str) -> tuple[UnreadFile, ...]:
    """The imports of a file that lead to a file that is not read, each path once."""
    found: dict[str, UnreadFile] = {}
    for placed in project.file_facts.requests(path):
        specifier = placed.request.module
        if not specifier or specifier in found or project.sources.resolve(path, specifier) is not None:
            continue
        reason = _reason(project.sources, path, specifier)
        if reason is not None:
            found[specifier] = UnreadFile(specifier, placed.span, reason)
    return tuple(found.values())


def _reason(sources: Sources, path: str, specifier: str) -> Unread | None:
    target = sources.resolver.resolve_where(path, specifier, lambda each: _is_listed(sources, each))
    status = None if target is None else sources.disk.stat(target)
    if target is None or status is None:
        return None
    if status[1] > LARGEST_READ:
        return Unread.SIZE
    return Unread.BINARY if looks_binary(sources.disk.read(target) or b"") else None


def _is_listed(sources: Sources, path: str) -> bool:
    # Unlike a question to the disk, reading the listing makes its reader notice when the file appears.
    return posixpath.basename(path) in sources.names_in(posixpath.dirname(path))
