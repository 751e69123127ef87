"""Whether git ignores a file: one that a build makes may be away."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.model.patterns import decision
from amplify_ls.text.paths import upwards

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.values.sources import Sources

_SUFFIXES = ("", ".ts", ".tsx", ".js", ".mjs", ".json", "/index.ts", "/index.js")
_COMPILED = (".js", ".mjs", ".cjs", ".jsx")


def is_ignored(sources: Sources, path: str) -> bool:
    """Whether a ``.gitignore`` in the file's folder, or above it in the same repository, has the file left out."""
    return _is_left_out(sources, path, lambda pattern: True)


def may_source_be_ignored(sources: Sources, path: str) -> bool:
    """Whether the source file that a path without suffix means may be left out, so that it is not there before a build."""
    stem, suffix = posixpath.splitext(path)
    candidates = [*(path + other for other in _SUFFIXES), *((f"{stem}.ts",) if suffix in _COMPILED else ())]
    # `*.js` is there for what a build makes from sources, and says nothing of the sources.
    return any(_is_left_out(sources, each, lambda pattern: not pattern.startswith(("*.", "**/*."))) for each in candidates)


def _is_left_out(sources: Sources, path: str, counts: Callable[[str], bool]) -> bool:
    for folder in upwards(posixpath.dirname(path)):
        text = sources.text(f"{folder}/.gitignore")
        if text is not None:
            patterns = tuple(filter(counts, text.decode("utf-8", "replace").splitlines()))
            found = decision(patterns, posixpath.relpath(path, folder or "/"))
            if found is not None:
                return found
        if sources.text(f"{folder}/.git/HEAD") is not None:
            return False
    return False
