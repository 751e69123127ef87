"""The names that a file exports, including those that it re-exports with ``export *``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.values.home import Home


class ExportTable(NamedTuple):
    """The exports of a file, without the default export."""

    paths: Mapping[str, str]
    """The file that declares each name: the file itself, or the first re-exported one with the name."""
    uncertain: frozenset[str]
    """Names after an unknown file, which may export them too."""
    is_complete: bool
    """Whether these are all names."""


def export_table(module: Home) -> ExportTable:
    """Read the file and all files that it re-exports, once and without recursion: they may be many and circular."""
    paths: dict[str, str] = {}
    uncertain: set[str] = set()
    is_complete = True
    seen: set[str] = set()
    waiting: list[Home | None] = [module]
    while waiting:
        current = waiting.pop()
        if current is None:
            is_complete = False
            continue
        if current.path in seen:
            continue
        seen.add(current.path)
        header = current.file.header.get()
        for name in header.exports:
            if name != "default" and name not in paths:
                paths[name] = current.path
                uncertain.update(() if is_complete else (name,))
        is_complete = is_complete and header.is_complete
        waiting.extend(_target(current, specifier) for specifier in reversed(header.star_exports))
    return ExportTable(paths, frozenset(uncertain), is_complete)


def _target(module: Home, specifier: str) -> Home | None:
    target = module.sources.resolve(module.path, specifier)
    return None if target is None else module.sources.module(target)
