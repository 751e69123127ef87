"""What a ``tsconfig.json`` says: where imports lead by ``compilerOptions.paths``, and how strict the type check is."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_JSON_NOISE = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])')
_LONGEST_EXTENDS = 5


@fact
class PathMapping:
    """Patterns, with at most one star, and the paths that they stand for."""

    patterns: tuple[tuple[str, tuple[str, ...]], ...]
    base: str | None
    """The folder of ``baseUrl``, in which bare imports are looked up too."""

    def candidates(self, specifier: str) -> Iterator[str]:
        """The paths, without suffix, at which an import may be found, best first."""
        matching = [item for item in self.patterns if _match(item[0], specifier) is not None]
        for pattern, targets in sorted(matching, key=lambda item: -len(item[0].partition("*")[0])):
            middle = _match(pattern, specifier) or ""
            for target in targets:
                yield posixpath.normpath(target.replace("*", middle, 1))
        if self.base is not None:
            yield posixpath.normpath(posixpath.join(self.base, specifier))


def path_mapping(directory: str, read: Callable[[str], bytes | None]) -> PathMapping | None:
    """The mapping of the ``tsconfig.json`` in a folder, None where there is none or it maps nothing."""
    return _mapping_of(posixpath.join(directory, "tsconfig.json"), read, 0)


def allows_untyped(directory: str, read: Callable[[str], bytes | None]) -> bool:
    """Whether the type check may let pass a parameter without a type, as the ``tsconfig.json`` in a folder has it."""
    return _is_lenient(directory, read, "noImplicitAny")


def allows_undefined(directory: str, read: Callable[[str], bytes | None]) -> bool:
    """Whether the type check may take ``undefined`` for any type, as the ``tsconfig.json`` in a folder has it."""
    return _is_lenient(directory, read, "strictNullChecks")


def _is_lenient(directory: str, read: Callable[[str], bytes | None], option: str) -> bool:
    """Whether an option that ``strict`` turns on may be off.

    Where there is no file that can be read, the one of the template counts, which is strict.
    """
    data = read(posixpath.join(directory, "tsconfig.json"))
    content = None if data is None else parse_json(data)
    if not isinstance(content, dict):
        return False
    options = content.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    return options.get(option, options.get("strict", False)) is not True


def parse_json(data: bytes) -> Any:
    """JSON with comments and trailing commas; None where it cannot be read."""
    import json

    text = data.decode("utf-8-sig", "replace")
    text = _JSON_NOISE.sub(lambda match: match.group(1) or " ", text)
    text = _TRAILING_COMMA.sub(lambda match: match.group(1) or "", text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _match(pattern: str, specifier: str) -> str | None:
    """What the star of a pattern stands for, None where the pattern does not match."""
    prefix, star, suffix = pattern.partition("*")
    if not star:
        return "" if pattern == specifier else None
    if not specifier.startswith(prefix) or not specifier.endswith(suffix) or len(specifier) < len(prefix) + len(suffix):
        return None
    return specifier[len(prefix) : len(specifier) - len(suffix)]


def _mapping_of(path: str, read: Callable[[str], bytes | None], depth: int) -> PathMapping | None:
    data = read(path)
    if data is None or depth > _LONGEST_EXTENDS:
        return None
    content = parse_json(data)
    if not isinstance(content, dict):
        return None
    options = content.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    paths, base_url = options.get("paths"), options.get("baseUrl")
    directory = posixpath.dirname(path)
    base = posixpath.join(directory, base_url) if isinstance(base_url, str) else None
    if isinstance(paths, dict):
        return PathMapping(tuple(_patterns(paths, base or directory)), base)
    inherited = content.get("extends")
    if isinstance(inherited, str) and inherited.startswith("."):
        target = posixpath.normpath(posixpath.join(directory, inherited))
        found = _mapping_of(target if target.endswith(".json") else target + ".json", read, depth + 1)
        if found is not None:
            return found
    return None if base is None else PathMapping((), base)


def _patterns(paths: dict[str, Any], base: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern, targets in paths.items():
        if isinstance(targets, list):
            yield pattern, tuple(posixpath.join(base, target) for target in targets if isinstance(target, str))
