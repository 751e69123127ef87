"""The code around an ``amplify`` folder that uses the API: a front end, and the handlers of functions.

Its files are found and read when a request needs them, never on a keystroke, and kept by their time stamps. Files that git
ignores are left out.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.model.files.ignored import is_folder_ignored
from amplify_ls.names.client import ClientNames
from amplify_ls.names.name import NOTHING, collected
from amplify_ls.syntax.clients.facts import ClientCode
from amplify_ls.syntax.clients.reader import SCHEMA, may_use_client, read_client_code
from amplify_ls.syntax.outline import Anchor
from amplify_ls.syntax.tree import SyntaxTree, dialect_of
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project
    from amplify_ls.names.name import Mention, Mentions

MOST_FILES = 20_000
"""The maximum number of files of a front end: more are not one package of an author."""
_UNUSED = ClientCode()


class _Read:
    """A file as it was read. Its code is only parsed if a request needs it."""

    def __init__(self, path: str, stamp: tuple[int, int] | None, data: bytes, tree: SyntaxTree | None) -> None:
        self.stamp = stamp
        is_used = may_use_client(data)
        self.data = data if is_used or tree is not None else b""
        """Empty for a file that uses nothing of the API."""
        self._path = path
        self._tree = tree
        self._code = None if is_used else _UNUSED

    @property
    def code(self) -> ClientCode:
        """What the file says about clients."""
        if self._code is None:
            self._code = read_client_code(self._tree or SyntaxTree(self.data, dialect_of(self._path)))
            self._tree = None
        return self._code


class FrontEnd:
    """The files of the package around an ``amplify`` folder."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._root = posixpath.dirname(project.folder)
        self._files: dict[str, _Read] = {}
        self._mentions: dict[str, Mentions] = {}
        """Those of one request: they depend on the schema too."""
        self._ignored: dict[str, bool] = {}

    def refresh(self) -> None:
        """Find the files of the package, and read those that are new or have changed."""
        known, self._files = self._files, {}
        self._mentions.clear()
        for path in self._paths():
            self._files[path] = self._current(path, known.get(path))

    def refresh_file(self, path: str) -> None:
        """Read one file, and those that it imports a client from."""
        self._mentions.clear()
        if not path.endswith(SOURCE_SUFFIXES):
            return
        found = self._files[path] = self._current(path, self._files.get(path))
        for each in _imported_makers(found.code):
            target = self._project.sources.resolve(path, each)
            if target is not None:
                self._files[target] = self._current(target, self._files.get(target))

    def text(self, path: str) -> bytes | None:
        """The text that the positions in a file refer to; None for a file that uses nothing of the API."""
        found = self._files.get(path)
        return None if found is None or not found.data else found.data

    def of_file(self, path: str) -> Mentions:
        """The mentions in one file."""
        mentions = self._mentions.get(path)
        if mentions is None:
            mentions = self._mentions[path] = self._read_mentions(path)
        return mentions

    def mentioning(self, word: str) -> Iterator[Mentions]:
        """The mentions of all files that contain a word, file by file."""
        wanted = word.encode()
        paths = [path for path, found in self._files.items() if wanted in found.data]
        return (self.of_file(path) for path in paths)

    def _read_mentions(self, path: str) -> Mentions:
        found, data = self._files.get(path), next(iter(self._project.data), None)
        if found is None or data is None or not (found.code.accesses or found.code.types):
            return NOTHING
        return collected(self._mentioned(path, found.code, data))

    def _mentioned(self, path: str, code: ClientCode, data: DataModel) -> Iterator[Mention]:
        schemas, clients = self._schemas(path), self._clients(path)
        names = ClientNames(data, Anchor(path, 0))
        for type_access in code.types:
            if type_access.base in schemas:
                yield from names.of_type(type_access)
        for access in code.accesses:
            if access.base in clients:
                yield from names.of_access(access)
        for handled in code.handled:
            if handled.base in schemas:
                yield from names.of_handler(handled)

    def _schemas(self, path: str) -> frozenset[str]:
        """The names in a file that are the type of the project's schema."""
        code = self._files[path].code
        imported = (each.local for each in code.imports if each.name == SCHEMA and self._is_own(path, each.module))
        return frozenset((*imported, *(code.declared_schemas if self._is_within(path) else ())))

    def _clients(self, path: str) -> frozenset[str]:
        """The names in a file that are a client of the API, or a function that returns one."""
        code = self._files[path].code
        makers = self._made_in(path)
        wanted = _imported_makers(code)
        for each in code.imports:
            target = self._project.sources.resolve(path, each.module) if each.module in wanted else None
            if target is not None and target in self._files and self._local(target, each.name) in self._made_in(target):
                makers |= {each.local}
        return _closure(makers, code)

    def _local(self, path: str, exported: str) -> str:
        return next((local for name, local in self._files[path].code.exports if name == exported), exported)

    def _made_in(self, path: str) -> frozenset[str]:
        """The names that a file itself gives a client of the API to."""
        schemas, code = self._schemas(path), self._files[path].code
        return _closure(frozenset(name for name, schema in code.held if schema in schemas), code)

    def _is_own(self, path: str, module: str) -> bool:
        target = self._project.sources.resolve(path, module)
        return target is not None and self._is_within(target)

    def _is_within(self, path: str) -> bool:
        return path.startswith(f"{self._project.folder}/")

    def _current(self, path: str, known: _Read | None) -> _Read:
        """A file as it is now: a text in the editor has the time stamp of the file on disk."""
        module = self._project.sources.known(path)
        if module is not None:
            tree = module.file.tree
            is_same = known is not None and known.data is tree.data
            return known if known is not None and is_same else _Read(path, None, tree.data, tree)
        disk = self._project.sources.disk
        stamp = disk.stat(path)
        if known is not None and known.stamp == stamp and not known.data:
            return known
        data = disk.read(path) or b""
        return known if known is not None and known.data == data else _Read(path, stamp, data, None)

    def _paths(self) -> Iterator[str]:
        disk, count = self._project.sources.disk, 0
        for folder, folders, files in disk.walk(self._root):
            folders[:] = [each for each in folders if not self._is_ignored(f"{folder}/{each}")]
            for name in files:
                if name.endswith(SOURCE_SUFFIXES) and not name.endswith(".d.ts"):
                    count += 1
                    if count > MOST_FILES:
                        return
                    yield f"{folder}/{name}"

    def _is_ignored(self, folder: str) -> bool:
        found = self._ignored.get(folder)
        if found is None:
            found = self._ignored[folder] = is_folder_ignored(self._project.sources.disk.read, folder)
        return found


def _imported_makers(code: ClientCode) -> frozenset[str]:
    """The modules that a file may import a client from: those of the names that it uses like one."""
    used = {access.base for access in code.accesses} | {maker for _, maker in code.derived}
    return frozenset(each.module for each in code.imports if each.local in used)


def _closure(makers: frozenset[str], code: ClientCode) -> frozenset[str]:
    """Some names, and all whose values come from them."""
    found = set(makers)
    while fresh := {name for name, maker in code.derived if maker in found} - found:
        found |= fresh
    return frozenset(found)
