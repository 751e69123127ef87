"""What the handler of a function imports from packages, directly or through files of the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.values.resolution.sources import Sources

MOST_FILES = 40
"""How many files of one function are looked at."""


class PackageImport(NamedTuple):
    """One name that is imported from a package. Two readings of the same text give equal ones."""

    module: str
    name: str
    span: Span


class FileImports(NamedTuple):
    """What one file imports as values; types are left out."""

    packages: tuple[PackageImport, ...]
    files: tuple[str, ...]


def imports_of(sources: Sources, path: str) -> FileImports:
    """The imports of one file."""
    module = sources.module(path)
    packages: list[PackageImport] = []
    files: list[str] = []
    for chunk in () if module is None else module.file.header.get().statements:
        content = chunk.content.get()
        if content.import_module is None:
            continue
        target = sources.resolve(path, content.import_module)
        if target is not None:
            if any(not each.is_type for each in content.imports) or not content.imports:
                files.append(target)
            continue
        for each in content.imports:
            if not each.is_type:
                packages.append(PackageImport(each.module, each.imported, Span(chunk.anchor, each.start, each.end)))
    return FileImports(tuple(packages), tuple(files))


def package_imports(start: str, read: Callable[[str], FileImports]) -> Iterator[PackageImport]:
    """The package imports of a file and of those that it imports; ``read`` gives the imports of one file."""
    waiting, seen = [start], {start}
    for _ in range(MOST_FILES):
        if not waiting:
            return
        found = read(waiting.pop(0))
        yield from found.packages
        waiting.extend(path for path in dict.fromkeys(found.files) if path not in seen)
        seen.update(found.files)
