"""The effects of the project files on what they import from one another.

A file that is imported for its side effects alone may add to an object, or call something on a builder, that another file
exports. So who reads an exported name asks here what is done to it elsewhere. Only files that run with a project count: its
own, and those that they import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, Input, is_equal
from amplify_ls.syntax.expressions import Identifier
from amplify_ls.syntax.uses import EACH, UseKind
from amplify_ls.values.home import Origin, Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.values.resolution.sources import Sources

Files = Derived[tuple[str, ...]] | Input[tuple[str, ...]]
_LONGEST_REEXPORT = 16
"""The maximum number of files that re-export a name; there are more only in a cycle."""


class _User(NamedTuple):
    """A file that imports something, the name that it gives it, and for a namespace the member that is meant."""

    path: str
    local: str
    member: str | None


class Outside:
    """An index of imports by what they import, kept up to date."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._roots: Input[tuple[Files, ...]] = Input(())
        self._modules: CellMap[str, tuple[str, ...]] = CellMap(self._modules_of, is_same=is_equal)
        self._running: Derived[tuple[str, ...]] = Derived(self._all_running, is_same=is_equal)
        self._origins: CellMap[tuple[str, str], Origin | None] = CellMap(lambda key: self._origin(*key, 0), is_same=is_equal)
        self._exports: CellMap[tuple[str, str], Origin | None] = CellMap(lambda key: self._export(*key, 0), is_same=is_equal)
        self._imports: CellMap[str, tuple[tuple[str, Origin], ...]] = CellMap(self._imports_of, is_same=is_equal)
        self._names: CellMap[str, tuple[tuple[str, Origin], ...]] = CellMap(self._names_of, is_same=is_equal)
        self._index: Derived[Mapping[Origin, tuple[_User, ...]]] = Derived(self._all_users, is_same=is_equal)
        self._users: CellMap[Origin, tuple[_User, ...]] = CellMap(lambda key: self._index.get().get(key, ()), is_same=is_equal)

    def follow(self, files: Files) -> None:
        """Add the files that a project starts from, and the files that they import."""
        self._roots.set((*self._roots.peek(), files))

    def forget(self, files: Files) -> None:
        """Remove the files of a project."""
        self._roots.set(tuple(root for root in self._roots.peek() if root is not files))

    def origin(self, path: str, name: str) -> Origin | None:
        """Where a top-level name of a file is declared, for an import in another file; None for an export of a package."""
        return self._origins.get((path, name))

    def export(self, path: str, name: str) -> Origin | None:
        """Where what a file exports under a name is declared."""
        return self._exports.get((path, name))

    def uses(self, origin: Origin, reader: str) -> Iterator[Seen]:
        """The uses of a name in the files that import it, except ``reader``."""
        for user in self._users.get(origin):
            module = self._sources.module(user.path)
            if module is None or user.path == reader:
                continue
            for use in module.file.uses(user.local):
                seen = Seen(use, module)
                if user.member is None:
                    yield seen
                else:
                    yield from _of_member(seen, user.member)

    def modules(self, path: str) -> tuple[str, ...]:
        """The author's files that a file runs, as its imports say."""
        return self._modules.get(path)

    def running(self) -> tuple[str, ...]:
        """The files that run with any of the projects, sorted."""
        return self._running.get()

    def _modules_of(self, path: str) -> tuple[str, ...]:
        """The author's files that a file runs."""
        module = self._sources.module(path)
        specifiers = () if module is None else module.file.header.get().modules
        resolved = (self._sources.resolve(path, specifier) for specifier in dict.fromkeys(specifiers))
        return tuple(target for target in resolved if target is not None)

    def _all_running(self) -> tuple[str, ...]:
        waiting = [path for files in self._roots.get() for path in files.get()]
        found: dict[str, None] = {}
        while waiting:
            path = waiting.pop()
            if path not in found:
                found[path] = None
                waiting.extend(self._modules.get(path))
        return tuple(sorted(found))

    def _imports_of(self, path: str) -> tuple[tuple[str, Origin], ...]:
        """The local names of what a file imports from the author's files."""
        module = self._sources.module(path)
        if module is None:
            return ()
        found: list[tuple[str, Origin]] = []
        for name, site in module.file.header.get().sites.items():
            origin = self.origin(path, name) if site.is_import else None
            if origin is not None and origin.path != path:
                found.append((name, origin))
        return tuple(found)

    def _names_of(self, path: str) -> tuple[tuple[str, Origin], ...]:
        """The names that a file exports, and where they are declared."""
        module = self._sources.module(path)
        names = [] if module is None else [*module.export_table().paths, "default"]
        origins = ((name, self.export(path, name)) for name in names)
        return tuple((name, origin) for name, origin in origins if origin is not None)

    def _all_users(self) -> Mapping[Origin, tuple[_User, ...]]:
        users: dict[Origin, list[_User]] = {}
        for path in self._running.get():
            for local, origin in self._imports.get(path):
                if origin.name != "*":
                    users.setdefault(origin, []).append(_User(path, local, None))
                    continue
                for name, declared in self._names.get(origin.path):
                    users.setdefault(declared, []).append(_User(path, local, name))
        return {origin: tuple(found) for origin, found in users.items()}

    def _origin(self, path: str, local: str, depth: int) -> Origin | None:
        """Where a name at the top of a file is declared, itself or an import."""
        module = self._sources.module(path)
        site = None if module is None else module.file.header.get().sites.get(local)
        if site is None:
            # A default export without a name is known by that word.
            return Origin(path, local) if local == "default" else None
        if not site.is_import:
            return Origin(path, local)
        imports = site.statement.content.get().imports
        if site.place >= len(imports) or imports[site.place].is_type:
            return None
        imported = imports[site.place]
        return self._through(path, imported.module, imported.imported, depth)

    def _through(self, path: str, specifier: str, name: str, depth: int) -> Origin | None:
        target = self._sources.resolve(path, specifier)
        if target is None:
            return None
        return Origin(target, "*") if name == "*" else self._export(target, name, depth + 1)

    def _export(self, path: str, name: str, depth: int) -> Origin | None:
        """Where what a file exports under a name is declared."""
        module = self._sources.module(path)
        if module is None or depth > _LONGEST_REEXPORT:
            return None
        header = module.file.header.get()
        if name in header.exports:
            local, specifier = header.exports[name]
            return self._origin(path, local, depth + 1) if specifier is None else self._through(path, specifier, local, depth)
        if name == "default":
            chunk = header.default_export
            value = None if chunk is None else chunk.content.get().default_export
            if isinstance(value, Identifier):
                return self._origin(path, value.name, depth + 1)
            return None if value is None else Origin(path, "default")
        target = module.export_table().paths.get(name)
        return None if target is None or target == path else self._export(target, name, depth + 1)


def _of_member(seen: Seen, member: str) -> Iterator[Seen]:
    """What a use of a namespace does to one member of it."""
    use = seen.use
    if use.kind in (UseKind.MEMBER, UseKind.WRITE, UseKind.DELETE):
        if use.detail in (member, ""):
            yield Seen(use._replace(kind=UseKind.OPAQUE, detail=""), seen.module)
    elif use.kind is UseKind.ARGUMENT:
        yield Seen(use._replace(kind=UseKind.PART), seen.module)
    elif use.kind is UseKind.PART and use.member is not None:
        if use.member in (member, "", EACH):
            yield Seen(use._replace(kind=UseKind.ARGUMENT, member=None), seen.module)
    elif use.kind is not UseKind.METHOD:
        yield seen
