"""What a file declares and exports, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.syntax.outline import StatementChunk

AMBIGUOUS = 1_000_000
"""The place of a name that is declared more than once, so that its value is unknown."""


class Site(NamedTuple):
    """Where a name is declared: the statement, and the place among its imports or bindings."""

    statement: StatementChunk
    is_import: bool
    place: int


class Header(NamedTuple):
    """What a file declares and exports, by name."""

    sites: dict[str, Site]
    exports: dict[str, tuple[str, str | None]]
    """Exported name to local name and, for re-exports, module."""
    star_exports: tuple[str, ...]
    default_export: StatementChunk | None
    statements: tuple[StatementChunk, ...]
    is_complete: bool
    """False if a syntax error may hide a declaration."""
    modules: tuple[str, ...]
    """The modules that run when the file runs, as written."""


def read_header(statements: Sequence[StatementChunk], *, is_clean: bool) -> Header:
    """Combine the contents of the statements. ``is_clean`` is whether the text between them has no errors."""
    sites: dict[str, Site] = {}
    exports: dict[str, tuple[str, str | None]] = {}
    stars: list[str] = []
    modules: list[str] = []
    default: StatementChunk | None = None
    for chunk in statements:
        content = chunk.content.peek()
        is_clean = is_clean and not content.is_broken
        for index, imported in enumerate(content.imports):
            sites[imported.local] = Site(chunk, is_import=True, place=index)
        for index, binding in enumerate(content.bindings):
            place = AMBIGUOUS if _is_declared(sites.get(binding.name)) else index
            sites[binding.name] = Site(chunk, is_import=False, place=place)
        for exported in content.exports:
            exports[exported.exported] = (exported.local, exported.module)
        stars.extend(content.star_exports)
        modules.extend(content.modules)
        if content.default_export is not None:
            default = chunk
    return Header(sites, exports, tuple(stars), default, tuple(statements), is_clean, tuple(modules))


def _is_declared(site: Site | None) -> bool:
    return site is not None and not site.is_import
