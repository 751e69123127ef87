"""The imports of a file that are there when it runs, and how the names that they bring in are read.

An import of which nothing is read but in types is left out of what runs, in TypeScript; so it is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.files.module_requests import request_of
from amplify_ls.syntax.expressions import Identifier
from amplify_ls.syntax.lower.requests import RequestKind
from amplify_ls.syntax.names.name_reads import reads_in
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from amplify_ls.syntax.lower.contents import ImportedName
    from amplify_ls.syntax.names.name_reads import NameRead
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.resolution.module import Module

_JAVASCRIPT = (".js", ".mjs", ".cjs", ".jsx")


class UsedName(NamedTuple):
    """A name that is imported, and the places that read it as a value."""

    imported: str
    """``default`` or ``*`` for the other forms."""
    local: str
    span: Span
    reads: tuple[NameRead, ...]


class ImportUse(NamedTuple):
    """An import, or a re-export, that runs the module. Two readings of the same text give equal ones."""

    module: str
    span: Span
    """The module as it is written, with its quotes."""
    statement: Span
    names: tuple[UsedName, ...]
    """The names that are read as values; none for ``import 'module'`` and re-exports."""
    others: tuple[str, ...]
    """The names that are read in types alone, or not at all, as they are written."""
    is_bare: bool
    """Whether it is an import of which nothing is read, and runs its module all the same."""


def imported_reads(module: Module, chunk: StatementChunk) -> tuple[NameRead, ...]:
    """The places in one statement that read a name that the file imports."""
    names = {name for name, site in module.file.header.get().sites.items() if site.is_import}
    return reads_in(module.file, chunk, names | aliases_in(module).keys()) if names else ()


def aliases_in(module: Module) -> Mapping[str, str]:
    """The constants at the top of a file that are another name of what it imports: ``const e = env``."""
    sites = module.file.header.get().sites
    found: dict[str, str] = {}
    for name, site in sites.items():
        bindings = () if site.is_import else site.statement.content.get().bindings
        bound = bindings[site.place] if site.place < len(bindings) else None
        if bound is not None and bound.is_constant and isinstance(bound.value, Identifier):
            imported = sites.get(bound.value.name)
            if imported is not None and imported.is_import:
                found[name] = bound.value.name
    return found


def import_uses(module: Module, reads_of: Callable[[StatementChunk], tuple[NameRead, ...]]) -> Iterator[ImportUse]:
    """The imports of a file that run their module; ``reads_of`` gives what one of its statements reads."""
    statements = module.file.header.get().statements
    importing = [chunk for chunk in statements if chunk.content.get().import_module is not None]
    by_name: dict[str, list[NameRead]] = {}
    aliases = aliases_in(module) if importing else {}
    for chunk in statements if importing else ():
        for read in reads_of(chunk):
            by_name.setdefault(aliases.get(read.name, read.name), []).append(read)
    keeps_all = module.path.endswith(_JAVASCRIPT)
    for chunk in importing:
        content = chunk.content.get()
        placed = request_of(chunk)
        if placed is None or content.import_module is None or placed.request.kind is RequestKind.TYPES:
            continue
        names = tuple(
            UsedName(each.imported, each.local, Span(chunk.anchor, each.start, each.end), tuple(by_name[each.local]))
            for each in content.imports
            if not each.is_type and each.local in by_name
        )
        if names or not content.imports or keeps_all:
            is_bare = not names and not content.exports and not content.star_exports
            yield ImportUse(
                content.import_module,
                placed.quoted,
                Span(chunk.anchor, 0, chunk.length),
                names,
                _others(content.imports, names),
                is_bare,
            )


def _others(imports: tuple[ImportedName, ...], used: tuple[UsedName, ...]) -> tuple[str, ...]:
    locals_ = {name.local for name in used}
    return tuple(
        each.local if each.local == each.imported else f"{each.imported} as {each.local}"
        for each in imports
        if each.local not in locals_
    )
