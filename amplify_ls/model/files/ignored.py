"""Whether git ignores a file: one that a build makes may be away."""

from __future__ import annotations

import posixpath
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from amplify_ls.model.files.patterns import decision
from amplify_ls.text.paths import upwards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amplify_ls.values.resolution.sources import Sources

    Read = Callable[[str], bytes | None]

_SUFFIXES = ("", ".ts", ".tsx", ".js", ".mjs", ".json", "/index.ts", "/index.js")
_COMPILED = (".js", ".mjs", ".cjs", ".jsx")
_MARKS = ("/.git/HEAD", "/.git")
"""What the root of a repository has; a working tree beside the repository has a file."""


def is_ignored(sources: Sources, path: str) -> bool:
    """Whether a ``.gitignore`` in the file's folder, or above it in the same repository, has the file left out."""
    return _is_left_out(sources.text, path, lambda pattern: True)


def is_folder_ignored(read: Read, folder: str) -> bool:
    """Whether a ``.gitignore`` above a folder of a repository has the folder left out, or one that it lies in."""
    above = posixpath.dirname(folder)
    is_in_repository = any(read(each + mark) is not None for each in upwards(folder) for mark in _MARKS)
    return is_in_repository and above != folder and _is_left_out(read, f"{folder}/", lambda pattern: True)


def may_source_be_ignored(sources: Sources, path: str) -> bool:
    """Whether the source file that a path without suffix means may be left out, so that it is not there before a build."""
    stem, suffix = posixpath.splitext(path)
    candidates = [*(path + other for other in _SUFFIXES), *((f"{stem}.ts",) if suffix in _COMPILED else ())]
    # `*.js` is there for what a build makes from sources, and says nothing of the sources.
    # That of an index file is in another folder, which may have a file of its own.
    lists = list(_ignore_lists(sources.text, path))
    return bool(lists) and any(
        _is_listed(lists, each, lambda pattern: not pattern.startswith(("*.", "**/*."))) for each in candidates
    )


def _is_left_out(read: Read, path: str, counts: Callable[[str], bool]) -> bool:
    return _is_listed(_ignore_lists(read, posixpath.dirname(path.rstrip("/"))), path, counts)


def _ignore_lists(read: Read, folder: str) -> Iterator[tuple[str, str]]:
    """The ``.gitignore`` files in a folder and above it in the same repository, the nearest first."""
    for each in upwards(folder):
        text = read(f"{each}/.gitignore")
        if text is not None:
            yield each, text.decode("utf-8", "replace")
        if any(read(each + mark) is not None for mark in _MARKS):
            return


def _is_listed(lists: Iterable[tuple[str, str]], path: str, counts: Callable[[str], bool]) -> bool:
    for folder, text in lists:
        relative = path.removeprefix(f"{folder}/")
        if relative == path:
            continue
        patterns = tuple(_fitting(filter(counts, text.splitlines()), relative))
        found = decision(patterns, relative) if patterns else None
        if found is not None:
            return found
    return False


def _fitting(patterns: Iterable[str], path: str) -> Iterator[str]:
    """The patterns that may mean a path, by their last part: few do, and the others need not be compiled."""
    names = path.strip("/").split("/")
    for pattern in patterns:
        last = pattern.rstrip().rstrip("/").removeprefix("!").rpartition("/")[2]
        if last in ("", "**") or "\\" in last or any(fnmatchcase(name, last) for name in names):
            yield pattern
