"""Whether git ignores a file: one that a build makes may be away."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.model.patterns import decision

if TYPE_CHECKING:
    from amplify_ls.values.sources import Sources


def is_ignored(sources: Sources, path: str) -> bool:
    """Whether a ``.gitignore`` in the file's folder, or above it in the same repository, has the file left out."""
    folder = posixpath.dirname(path)
    while True:
        lines = sources.text(posixpath.join(folder, ".gitignore"))
        found = None if lines is None else _decision(lines, posixpath.relpath(path, folder))
        if found is not None:
            return found
        above = posixpath.dirname(folder)
        if above == folder or sources.text(posixpath.join(folder, ".git/HEAD")) is not None:
            return False
        folder = above


def _decision(text: bytes, path: str) -> bool | None:
    return decision(tuple(text.decode("utf-8", "replace").splitlines()), path)
