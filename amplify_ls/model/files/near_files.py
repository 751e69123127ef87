"""The files of a project that an import which leads nowhere may mean, written as the author writes paths."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.nearest import edit_distance
from amplify_ls.text.paths import is_writable_text
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES, is_relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.missing_files import MissingFile
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.lower.contents import ImportedName
    from amplify_ls.values.resolution.module import Module

_FAR = 0.75
"""How much of one segment of a path may differ at most, summed over all."""
_LIGHT = frozenset({"resource", "index", "handler", "src", "functions", "function"})
"""Segments that authors forget, or write where they are not."""
_LIGHT_COST, _SEGMENT_COST = 0.2, 0.6
_MOST_FILES = 2_000
_MOST_OFFERED = 3
_AS_SCRIPT = {".ts": ".js", ".tsx": ".js", ".mts": ".mjs", ".cts": ".cjs"}


class NearFile(NamedTuple):
    """A file that may be meant."""

    specifier: str
    is_near: bool
    """By its path; otherwise it alone exports what is imported."""


def near_files(project: Project, missing: MissingFile) -> list[NearFile]:
    """The files that may be meant, the likeliest first."""
    target = _target(project, missing)
    names = _imported_names(project, missing)
    near: list[tuple[float, str]] = []
    far: list[str] = []
    suffixes = (".json",) if missing.specifier.endswith(".json") else SOURCE_SUFFIXES
    for path in _candidates(project, target, suffixes):
        if path == missing.path:
            continue
        exports = None if path.endswith(".json") else _exports_all(project, path, names)
        if exports is False:
            continue
        cost = _distance(_segments(target, project.folder), _segments(path, project.folder))
        if cost <= _FAR:
            near.append((cost, path))
        elif exports and names and project.definitions.find(path, names[0]) is not None:
            far.append(path)
    if near:
        best = sorted(near)[:_MOST_OFFERED]
        return [NearFile(_written(project, missing, path), is_near=True) for _, path in best]
    return [NearFile(_written(project, missing, path), is_near=False) for path in far] if len(far) == 1 else []


def _target(project: Project, missing: MissingFile) -> str:
    """The path that was looked for."""
    folder = posixpath.dirname(missing.path)
    if is_relative(missing.specifier):
        return posixpath.normpath(posixpath.join(folder, missing.specifier))
    mappings = project.sources.resolver.mappings(folder)
    targets = (target for mapping in mappings for target in mapping.targets(missing.specifier))
    found = next(targets, None)
    return found or f"{posixpath.dirname(project.folder)}/{missing.specifier.partition('/')[2]}"


def _candidates(project: Project, target: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files of the project, or of the folder around it where the path leads out of it."""
    root = project.folder if target.startswith(f"{project.folder}/") else posixpath.dirname(project.folder)
    count = 0
    for folder, _, files in project.sources.disk.walk(root):
        for name in files:
            # No import can name a file whose name is not valid UTF-8.
            if (
                name.endswith(suffixes)
                and not name.endswith((".d.ts", ".d.mts", ".d.cts"))
                and ".test." not in name
                and is_writable_text(name)
            ):
                count += 1
                yield f"{folder}/{name}"
        if count > _MOST_FILES:
            return


def _imported_names(project: Project, missing: MissingFile) -> list[str]:
    """The names that the file takes from what is missing; types, which are not looked up, left out."""
    module = project.sources.module(missing.path)
    return [] if module is None else [each.imported for each in _imports(module, missing.specifier) if not each.is_type]


def _imports(module: Module, specifier: str) -> Iterator[ImportedName]:
    for chunk in module.file.header.get().statements:
        yield from (each for each in chunk.content.get().imports if each.module == specifier and each.imported != "*")


def _exports_all(project: Project, path: str, names: list[str]) -> bool | None:
    """Whether a file exports names; None where that cannot be told, or there are none."""
    module = project.sources.module(path)
    if module is None or not names:
        return None
    exported, _, is_complete = module.export_table()
    header = module.file.header.get()
    is_default = header.default_export is not None or "default" in header.exports
    lacking = [name for name in names if not (is_default if name == "default" else name in exported)]
    if not lacking:
        return True
    # A type may be imported without being marked as one.
    return False if is_complete and len(lacking) == len(names) else None


def _segments(path: str, folder: str) -> list[str]:
    stem, suffix = posixpath.splitext(posixpath.relpath(path, folder))
    known = stem if suffix in (*SOURCE_SUFFIXES, ".json") else stem + suffix
    return [part.replace("-", "").replace("_", "").lower() for part in known.split("/")]


def _distance(wanted: list[str], found: list[str]) -> float:
    """How far two paths are from each other: the cheapest way to turn the segments of one into those of the other."""
    above = [0.0]
    for part in found:
        above.append(above[-1] + _cost_alone(part))
    for left in wanted:
        current = [above[0] + _cost_alone(left)]
        for column, right in enumerate(found, 1):
            current.append(
                min(
                    above[column] + _cost_alone(left),
                    current[column - 1] + _cost_alone(right),
                    above[column - 1] + _cost_of_change(left, right),
                )
            )
        above = current
    return above[-1]


def _cost_alone(part: str) -> float:
    return _LIGHT_COST if part in _LIGHT else _SEGMENT_COST


def _cost_of_change(left: str, right: str) -> float:
    longest = max(len(left), len(right))
    slips = edit_distance(left, right, longest // 2)
    return 2 * _SEGMENT_COST if slips is None else slips / longest


def _written(project: Project, missing: MissingFile, path: str) -> str:
    """A path as the author has written the one that leads nowhere: with or without a suffix, as an alias or relative."""
    stem, suffix = posixpath.splitext(path)
    given = posixpath.splitext(missing.specifier)[1]
    if suffix == ".json" or given == suffix:
        shown = path
    elif given in (".js", ".mjs", ".cjs") or suffix in (".mts", ".cts", ".mjs", ".cjs"):
        shown = stem + _AS_SCRIPT.get(suffix, suffix)
    else:
        shown = stem.removesuffix("/index")
    if not is_relative(missing.specifier):
        alias = _as_alias(project, missing, shown)
        if alias is not None:
            return alias
    relative = posixpath.relpath(shown, posixpath.dirname(missing.path))
    return relative if relative.startswith(".") else f"./{relative}"


def _as_alias(project: Project, missing: MissingFile, shown: str) -> str | None:
    """A path under the alias that the import is written with."""
    prefix = missing.specifier.partition("/")[0] + "/"
    for mapping in project.sources.resolver.mappings(posixpath.dirname(missing.path)):
        for pattern, targets in mapping.patterns:
            if pattern != f"{prefix}*":
                continue
            for target in targets:
                before, star, behind = target.partition("*")
                if star and not behind and shown.startswith(before):
                    return prefix + shown[len(before) :]
    return None
