"""Whether a file exports a name, be it a value or a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.values.resolution.module import Module

_COMMON_JS = ("exports", "module")
_MOST_FILES = 64


def lacks_export(module: Module, name: str) -> bool:
    """Whether a file surely has no export of that name, those included that it passes on from others."""
    return _lacks(module, name, set())


def _lacks(module: Module, name: str, seen: set[str]) -> bool:
    if module.path in seen:
        return True
    seen.add(module.path)
    exported, declared = module.file.names.export_names(), module.file.names.declared()
    # What `export =` and CommonJS hand out is made as the file runs.
    if exported is None or declared is None or name in exported or "=" in exported or len(seen) > _MOST_FILES:
        return False
    if any(word not in declared and module.file.names.reads(word) for word in _COMMON_JS):
        return False
    if name == "default":
        return True
    for specifier in module.file.header.get().star_exports:
        target = module.sources.resolve(module.path, specifier)
        other = None if target is None else module.sources.module(target)
        if other is None or not _lacks(other, name, seen):
            return False
    return True
