"""The files of the projects in memory, and how an import finds one."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.incremental.graph import Input
from amplify_ls.syntax.source_file import SourceFile
from amplify_ls.text.disk import looks_binary
from amplify_ls.text.paths import upwards
from amplify_ls.values.resolution.module import Module
from amplify_ls.values.resolution.outside import Outside
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES, Resolver, is_relative
from amplify_ls.values.values import External, Namespace, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amplify_ls.syntax.outline import Span
    from amplify_ls.text.disk import Disk
    from amplify_ls.text.document import ByteEdit


class Footprint(NamedTuple):
    """What was read from the disk: times and sizes of files by path, None for what was not there, and names in folders."""

    stamps: Mapping[str, tuple[int, int] | None]
    listings: Mapping[str, tuple[str, ...]]

    def changed(self, disk: Disk) -> list[str]:
        """The files and folders that have changed."""
        files = [path for path, stamp in self.stamps.items() if disk.stat(path) != stamp]
        listed = self.listings.items()
        return files + [folder for folder, names in listed if tuple(disk.list_directory(folder or "/")) != names]

    def touches(self, path: str) -> bool:
        """Whether anything was read at a path, below it, or in the folder around it."""
        if path in self.stamps or path in self.listings or posixpath.dirname(path) in self.listings:
            return True
        return any(each.startswith(f"{path}/") for each in self.stamps)


class Sources:
    """Modules by path, loaded from the disk when they are first asked for; texts of the editor shadow the disk."""

    def __init__(self, disk: Disk, is_harmless: Callable[[str], bool]) -> None:
        self.disk = disk
        self.is_harmless = is_harmless
        """Whether the functions of a package leave what they are given as it is."""
        self._modules: dict[str, Input[Module | None]] = {}
        self._links: dict[str, str] = {}
        """What the paths that lead through symbolic links lead to: both have the same module."""
        self._texts: dict[str, Input[bytes | None]] = {}
        self._stamps: dict[str, tuple[int, int] | None] = {}
        self._listings: dict[str, Input[tuple[str, ...]]] = {}
        self.gone = 0
        """How many modules have lost their files."""
        self.resolver = Resolver(self)
        """How imports find files."""
        self.outside = Outside(self)
        """What files do to what they import."""

    def module(self, path: str) -> Module | None:
        """The module at a path, None where there is no readable source file."""
        return self._module_input(path).get()

    def peek(self, path: str) -> Module | None:
        """The same, without becoming a reader of it."""
        return self._module_input(path).peek()

    def known(self, path: str) -> Module | None:
        """The module at a path if it has been requested, without becoming a reader of it."""
        found = self._modules.get(path)
        return None if found is None else found.peek()

    def knows(self, path: str) -> bool:
        """Whether a path has been requested, whether or not the file exists."""
        return path in self._modules or path in self._texts

    def loaded(self) -> Iterable[str]:
        """Every path that was ever requested, including those that do not exist."""
        return [*self._modules, *self._texts]

    def footprint(self) -> Footprint:
        """All that was read, to notice later what has changed of it."""
        listings = {folder: names.peek() for folder, names in self._listings.items()}
        return Footprint(dict(self._stamps), listings)

    def changed_on_disk(self) -> list[str]:
        """The requested paths that have changed on disk since they were read."""
        return self.footprint().changed(self.disk)

    def text(self, path: str) -> bytes | None:
        """The bytes of a file that is no source file, such as ``tsconfig.json``."""
        found = self._texts.get(path)
        if found is None:
            found = self._texts[path] = Input(self._read_bytes(path))
        return found.get()

    def known_text(self, path: str) -> bytes | None:
        """The bytes of a file of either kind if it has been requested, without becoming a reader of it."""
        module = self.known(path)
        if module is not None:
            return module.file.data
        found = self._texts.get(path)
        return None if found is None else found.peek()

    def names_in(self, folder: str) -> tuple[str, ...]:
        """The names of the files and folders in a folder."""
        found = self._listings.get(folder)
        if found is None:
            found = self._listings[folder] = Input(tuple(self.disk.list_directory(folder)))
        return found.get()

    def put(self, path: str, data: bytes) -> None:
        """Give a file a text, as an editor or the disk does."""
        if not path.endswith(SOURCE_SUFFIXES):
            self._texts.setdefault(path, Input(data)).set(data)
            return
        module = self.known(path)
        if module is None:
            self._set(path, Module(SourceFile(path, data), self))
        elif module.file.data != data:
            module.file.replace(data)

    def change(self, path: str, edits: Sequence[ByteEdit], data: bytes) -> None:
        """Follow the edits of an open file."""
        module = self.peek(path) if path.endswith(SOURCE_SUFFIXES) else None
        if module is None:
            self.put(path, data)
        else:
            module.file.change(edits, data)

    def reload(self, path: str) -> None:
        """Read a file from the disk again, and list the folders around it, if anybody has asked for them."""
        self._list_around(path)
        if path in self._texts:
            self._texts[path].set(self._read_bytes(path))
        if path not in self._modules:
            return
        data = self._read(path)
        real = path if data is None else self.disk.real_path(path)
        if real != path:
            self.reload(real)
            self._follow(path, real)
            return
        if self._links.pop(path, None) is not None:
            self._modules[path].set(None)
        if data is not None:
            self.put(path, data)
        else:
            self._set(path, None)

    def inputs(self) -> Iterable[Input[Any]]:
        """The cells of all that was read."""
        return [*self._modules.values(), *self._texts.values(), *self._listings.values()]

    def forget_what_is_gone(self) -> None:
        """Remove the paths that do not exist and are no longer read, such as imports that were typed and deleted."""
        self.gone = 0
        for cells in (self._modules, self._texts):
            for path in [path for path, cell in cells.items() if cell.peek() is None and not cell.readers]:
                del cells[path]
                self._links.pop(path, None)
                self._stamps.pop(path, None)

    def resolve(self, importer: str, specifier: str) -> str | None:
        """The path of the author's file that an import means, None for packages and files that are not there."""
        return self.resolver.resolve(importer, specifier)

    def imported(self, importer: str, specifier: str, name: str, place: Span) -> Value:
        """The value of ``import { name } from 'specifier'``."""
        path = self.resolve(importer, specifier)
        if path is not None:
            return Namespace(place, path) if name == "*" else self.exported(path, name, place)
        if is_relative(specifier):
            return Unknown(place)
        return External(place, specifier, name)

    def exported(self, path: str, name: str, place: Span) -> Value:
        """The value that a file of the author's exports under a name."""
        module = self.module(path)
        return Unknown(place) if module is None else module.export(name)

    def member_of(self, namespace: Namespace, name: str, place: Span) -> Value:
        """The value of ``namespace.name``."""
        module = self.module(namespace.path)
        return Unknown(place) if module is None else module.shared_export(name)

    def namespace_object(self, namespace: Namespace) -> Value:
        """The exports of a file as an object."""
        module = self.module(namespace.path)
        return Unknown(namespace.span) if module is None else module.namespace_object(namespace)

    def _list_around(self, path: str) -> None:
        """A file that appears may bring its folder with it; what is gone may have been a folder."""
        for folder in upwards(path):
            listing = self._listings.get(folder or "/")
            if listing is not None:
                listing.set(tuple(self.disk.list_directory(folder)))

    def _module_input(self, path: str) -> Input[Module | None]:
        found = self._modules.get(path)
        if found is None:
            data = self._read(path)
            real = path if data is None else self.disk.real_path(path)
            if real != path:
                self._follow(path, real)
            else:
                self._set(path, None if data is None else Module(SourceFile(path, data), self))
            found = self._modules[path]
        return found

    def _follow(self, path: str, real: str) -> None:
        """Use the module of the target for a path that leads through a link."""
        module = self.peek(real)
        if path not in self._links:
            # A file that was replaced by a link.
            self._set(path, None)
        self._links[path] = real
        self._modules[path].set(module)

    def _set(self, path: str, module: Module | None) -> None:
        """Set or clear the module of a path, and of all links that lead to it."""
        cell = self._modules.get(path)
        if cell is None:
            self._modules[path] = Input(module)
        else:
            before = cell.peek()
            cell.set(module)
            if before is not None and before is not module:
                before.drop()
                self.gone += 1
        for link, real in self._links.items():
            if real == path:
                self._modules[link].set(module)

    def _read_bytes(self, path: str) -> bytes | None:
        # The stamp first: a file that changes between the two is then read once more, not once too little.
        self._stamps[path] = self.disk.stat(path)
        return self.disk.read(path)

    def _read(self, path: str) -> bytes | None:
        if not path.endswith(SOURCE_SUFFIXES):
            return None
        data = self._read_bytes(path)
        if data is None or looks_binary(data):
            return None
        return data.decode("utf-8", "replace").encode("utf-8")
