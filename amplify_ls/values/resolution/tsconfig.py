"""What a ``tsconfig.json`` says, with all that it extends: where imports lead, and how strict the type check is."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from amplify_ls.incremental.facts import fact
from amplify_ls.values.json_reader import parse_json
from amplify_ls.values.resolution.extended_configs import extended_configs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TSCONFIG = "tsconfig.json"
_CONFIG_FOLDER = "${configDir}"
_MOST_CONFIGS = 32
"""The maximum length of a chain of files; longer ones are not written by hand."""
MOST_TARGETS = 20
"""Paths of one pattern that are looked up; nobody writes more."""
MOST_WILDCARDS = 500
"""Patterns with a star that are used, because each of them is compared with each import."""
_STRICT = "strict"
_KNOWN_TYPES = ("node", "aws-lambda")
_FILE_LISTS = ("files", "include")
_FLAGS = (_STRICT, "noImplicitAny", "strictNullChecks", "allowJs")


@fact
class PathMapping:
    """Patterns, with at most one star, and the paths that they map to."""

    patterns: tuple[tuple[str, tuple[str, ...]], ...]
    base: str | None
    """The folder of ``baseUrl``, in which bare imports are looked up too."""
    exact: dict[str, tuple[str, ...]]
    """The paths of the patterns without a star, which are often hundreds in a monorepo."""
    config: str
    """The file that is read."""
    is_complete: bool = True
    """Whether it has no more patterns and paths than are used."""

    def candidates(self, specifier: str) -> Iterator[str]:
        """The paths, without suffix, at which an import may be found, best first."""
        yield from self.targets(specifier)
        if self.base is not None:
            yield posixpath.normpath(posixpath.join(self.base, specifier))

    def targets(self, specifier: str) -> Iterator[str]:
        """The paths that only the patterns map to, best first."""
        if specifier in self.exact:
            # It takes precedence over any pattern with a star.
            yield from map(posixpath.normpath, self.exact[specifier])
        matching = [item for item in self.patterns if _match(item[0], specifier) is not None]
        for pattern, targets in sorted(matching, key=lambda item: -len(item[0].partition("*")[0])):
            middle = _match(pattern, specifier) or ""
            for target in targets:
                yield posixpath.normpath(target.replace("*", middle, 1))

    def matches(self, specifier: str) -> bool:
        """Whether a pattern that says more than ``*`` is about an import."""
        if specifier in self.exact:
            return True
        return any(pattern != "*" and _match(pattern, specifier) is not None for pattern, _ in self.patterns)


@fact
class CompilerOptions:
    """The options of one ``tsconfig.json``, including inherited ones."""

    mapping: PathMapping | None
    """None where it maps nothing."""
    flags: tuple[tuple[str, bool], ...]
    has_root_folders: bool
    """Whether ``rootDirs`` lets a relative import lead to another folder."""
    is_complete: bool
    """Whether everything that it extends was found."""
    has_other_types: bool
    """Whether it brings in declarations that neither Node.js and AWS Lambda nor the files below its folder make."""

    def is_on(self, option: str) -> bool | None:
        """Whether an option is certainly enabled; None if that is unknown."""
        flags = dict(self.flags)
        found = flags.get(option, flags.get(_STRICT, False) if option != "allowJs" else False)
        return found if option in flags or self.is_complete else None


def compiler_options(path: str, read: Callable[[str], bytes | None]) -> CompilerOptions | None:
    """The options of the file at a path; None where there is no file that can be read."""
    if _content(path, read) is None:
        return None
    reader = _Reader(read)
    merged = reader.read(path, ())
    base, base_origin = merged.get("baseUrl", (None, ""))
    paths, paths_origin = merged.get("paths", (None, ""))
    folder = posixpath.dirname(path)
    base = _absolute(base, base_origin, folder) if isinstance(base, str) else None
    return CompilerOptions(
        mapping=_mapping(paths if isinstance(paths, dict) else {}, base, paths_origin, path),
        flags=tuple((name, merged[name][0]) for name in _FLAGS if name in merged and isinstance(merged[name][0], bool)),
        has_root_folders=bool(merged.get("rootDirs", ((), ""))[0]),
        is_complete=reader.is_complete,
        has_other_types=not reader.is_complete or _has_other_types(merged),
    )


def may_be_off(options: CompilerOptions | None, option: str) -> bool:
    """Whether an option that ``strict`` turns on may be off.

    Where there is no file that can be read, the one of the template counts, which is strict.
    """
    return options is not None and options.is_on(option) is not True


class _Reader:
    """Reads a file and the files that it extends; later ones override earlier ones, and the file itself overrides all."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._left = _MOST_CONFIGS
        self.is_complete = True

    def read(self, path: str, above: tuple[str, ...]) -> dict[str, tuple[Any, str]]:
        """The compiler options by name, each with the folder of the file that sets it."""
        content = _content(path, self._read)
        self._left -= 1
        if path in above:
            return {}
        if content is None or self._left < 0:
            self.is_complete = False
            return {}
        merged: dict[str, tuple[Any, str]] = {}
        for target in extended_configs(path, content.get("extends"), self._read):
            if target is None:
                self.is_complete = False
            else:
                merged.update(self.read(target, (*above, path)))
        options = content.get("compilerOptions")
        files = {name: content[name] for name in _FILE_LISTS if name in content}
        for name, value in (*(options.items() if isinstance(options, dict) else ()), *files.items()):
            merged[name] = value, posixpath.dirname(path)
        return merged


def _has_other_types(merged: dict[str, tuple[Any, str]]) -> bool:
    types = merged.get("types", ([], ""))[0]
    if "typeRoots" in merged or not isinstance(types, list) or any(each not in _KNOWN_TYPES for each in types):
        return True
    listed = (each for name in _FILE_LISTS for each in merged.get(name, ((), ""))[0] or ())
    return any(isinstance(each, str) and each.startswith(("..", "/", "$")) for each in listed)


def _content(path: str, read: Callable[[str], bytes | None]) -> dict[str, Any] | None:
    data = read(path)
    content = None if data is None else parse_json(data)
    return content if isinstance(content, dict) else None


def _absolute(path: str, origin: str, folder: str) -> str:
    """A path of a file in ``origin`` that the file in ``folder`` extends."""
    if path.startswith(_CONFIG_FOLDER):
        return posixpath.normpath(f"{folder}/{path[len(_CONFIG_FOLDER) :]}")
    return posixpath.normpath(posixpath.join(origin, path))


def _match(pattern: str, specifier: str) -> str | None:
    """The match of the star of a pattern; None if the pattern does not match."""
    prefix, _, suffix = pattern.partition("*")
    if not specifier.startswith(prefix) or not specifier.endswith(suffix) or len(specifier) < len(prefix) + len(suffix):
        return None
    return specifier[len(prefix) : len(specifier) - len(suffix)]


def _mapping(paths: dict[str, Any], base: str | None, paths_origin: str, config: str) -> PathMapping | None:
    folder = posixpath.dirname(config)
    exact: dict[str, tuple[str, ...]] = {}
    patterns: list[tuple[str, tuple[str, ...]]] = []
    is_complete = True
    for pattern, listed in paths.items():
        if not isinstance(listed, list):
            continue
        targets = [target for target in listed if isinstance(target, str)]
        is_complete = is_complete and len(targets) <= MOST_TARGETS
        found = tuple(_absolute(target, base or paths_origin, folder) for target in targets[:MOST_TARGETS])
        if "*" in pattern:
            patterns.append((pattern, found))
        else:
            exact[pattern] = found
    if not patterns and not exact and base is None:
        return None
    is_complete = is_complete and len(patterns) <= MOST_WILDCARDS
    return PathMapping(tuple(patterns[:MOST_WILDCARDS]), base, exact, config, is_complete)
