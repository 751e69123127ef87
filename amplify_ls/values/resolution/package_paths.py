"""Where ``imports`` and ``exports`` of the nearest ``package.json`` lead: ``#lib/x``, and the package's own name."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONDITIONS = frozenset({"node", "import", "module-sync", "default"})
"""The conditions that apply where a backend runs."""

DEEPEST_CONDITION = 50
"""Conditions within conditions that are followed."""


class Manifest(NamedTuple):
    """The nearest ``package.json`` above a file."""

    folder: str
    content: dict[str, Any]

    def names(self, specifier: str) -> bool:
        """Whether an import refers to the package itself."""
        name = self.content.get("name")
        return isinstance(name, str) and bool(name) and (specifier == name or specifier.startswith(f"{name}/"))


def package_targets(manifest: Manifest | None, specifier: str) -> Iterator[str]:
    """The path that the nearest ``package.json`` gives an import of its own; nothing for what it does not name."""
    if manifest is None:
        return
    if specifier.startswith("#"):
        table, key = manifest.content.get("imports"), specifier
    else:
        if not manifest.names(specifier):
            return
        exports = manifest.content.get("exports")
        table = exports if _has_paths(exports) else {".": exports}
        key = f".{specifier[len(manifest.content['name']) :]}"
    target = _target(table, key)
    if target is not None and target.startswith("./") and ".." not in target.split("/"):
        yield posixpath.normpath(f"{manifest.folder}/{target}")


def declares(manifest: Manifest, specifier: str) -> bool:
    """Whether a ``package.json`` declares an import such as ``#lib/x``, whatever its target is."""
    table = manifest.content.get("imports")
    return isinstance(table, dict) and any(_match(pattern, specifier) is not None for pattern in table)


def _has_paths(exports: object) -> bool:
    return isinstance(exports, dict) and any(isinstance(key, str) and key.startswith(".") for key in exports)


def _target(table: object, key: str) -> str | None:
    """What a table of paths has for a key, the most exact pattern first."""
    if not isinstance(table, dict):
        return None
    matching = [pattern for pattern in table if isinstance(pattern, str) and _match(pattern, key) is not None]
    for pattern in sorted(matching, key=lambda each: ("*" in each, -len(each.partition("*")[0]))):
        found = _chosen(table[pattern])
        return None if found is None else found.replace("*", _match(pattern, key) or "")
    return None


def _chosen(value: object, depth: int = 0) -> str | None:
    """The target under the applicable conditions; Node.js takes the first one of an array."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and depth < DEEPEST_CONDITION:
        inner = (_chosen(each, depth + 1) for condition, each in value.items() if condition in _CONDITIONS)
        return next((found for found in inner if found is not None), None)
    return value if isinstance(value, str) else None


def _match(pattern: str, key: str) -> str | None:
    """The match of the star of a pattern; None if the pattern does not match."""
    prefix, star, suffix = pattern.partition("*")
    if not star:
        return "" if pattern == key else None
    if not key.startswith(prefix) or not key.endswith(suffix) or len(key) <= len(prefix) + len(suffix) - 1:
        return None
    return key[len(prefix) : len(key) - len(suffix)]
