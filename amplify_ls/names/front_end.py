"""The code around an ``amplify`` folder that uses the API: a front end, and the handlers of functions.

Its files are found and read when a request needs them, never on a keystroke, and kept by their time stamps. Files that git
ignores are left out. In a workspace of several packages, the files of all packages are searched.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.model.files.ignored import is_folder_ignored
from amplify_ls.names.front.evaluation import Evaluation
from amplify_ls.names.front.reading import FrontFile
from amplify_ls.names.front.schema import BackendShape, Schema, resources_of, schema_of
from amplify_ls.names.front.workspace import MANIFEST, Packages, workspace_root
from amplify_ls.names.name import NOTHING, collected
from amplify_ls.syntax.clients.components import COMPONENT_SUFFIXES
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES, is_relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project
    from amplify_ls.names.front.schema import EntryShape
    from amplify_ls.names.name import Mentions
    from amplify_ls.syntax.clients.code import FileCode

    Entries = tuple[tuple[str, EntryShape], ...]

_SUFFIXES = (*SOURCE_SUFFIXES, *COMPONENT_SUFFIXES)
_SHARE_OF_READING = 0.4
"""The part of a request about all files that finding and reading them takes."""
MOST_FILES = 20_000
"""The maximum number of files of a front end: more are not one package of an author."""


class FrontEnd:
    """The files of the package around an ``amplify`` folder."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.is_read = False
        """Whether all files have been read."""
        self._package = posixpath.dirname(project.folder)
        self._root: str | None = None
        self._files: dict[str, FrontFile] = {}
        self._templates: dict[str, FrontFile] = {}
        self._manifests: tuple[str, ...] = ()
        self._packages: Packages | None = None
        self._ignored: dict[str, bool] = {}
        self._resolved: dict[tuple[str, str], str | None] = {}
        self._texts: Mapping[str, Entries] = {}
        self._report: Callable[[float], None] | None = None
        self._users: frozenset[str] | None = None
        self._shape: object = None
        self._evaluation: Evaluation | None = None
        self._mentions: dict[str, Mentions] = {}

    def see(self, texts: Mapping[str, Entries]) -> None:
        """Take the schemas that are texts into account, by the keys of their definitions."""
        self._texts = texts

    def report_to(self, report: Callable[[float], None] | None) -> None:
        """Report how much of the work for a request about all files is done, from 0 to 1."""
        self._report = report

    def _with_progress(self, paths: Sequence[str], start: float, end: float) -> Iterator[str]:
        for index, path in enumerate(paths):
            if self._report is not None:
                self._report(start + (end - start) * index / len(paths))
            yield path

    def refresh(self) -> None:
        """Find the files of the package, and read those that are new or have changed."""
        known, files = self._files, dict[str, FrontFile]()
        for path in self._with_progress(list(self._paths()), 0, _SHARE_OF_READING):
            files[path] = self._current(path, known.get(path))
        if files != known:
            self._files = files
            self._forget(is_known=files.keys() == known.keys())
        self._look_at_schema()
        self.is_read = True

    def refresh_file(self, path: str) -> None:
        """Read one file, and those that it imports."""
        if path.endswith(_SUFFIXES):
            if not path.startswith(f"{self._package}/") and not self._manifests:
                # What another package imports is found by the names of the packages.
                self.refresh()
            self._refresh_file(path, set(), 0)
        self._look_at_schema()

    @property
    def users(self) -> tuple[str, ...]:
        """The files that use the API, of those that have been read."""
        return tuple(sorted(self._using()))

    def text(self, path: str) -> bytes | None:
        """The text that the positions in a file refer to; None for a file that has not been read."""
        found = self._files.get(path) or self._templates.get(path)
        return None if found is None else found.data

    def of_file(self, path: str) -> Mentions:
        """The mentions in one file."""
        if path not in self._files or self._evaluation is None:
            return NOTHING
        found = self._mentions.get(path)
        if found is None:
            found = self._mentions[path] = collected(self._evaluation.read(path).mentions())
        return found

    def mentioning(self, word: str) -> Iterator[Mentions]:
        """The mentions of all files that contain a word and use the API, file by file."""
        return (self.of_file(path) for path in self._with_progress(self._paths_with(word), _SHARE_OF_READING, 1))

    def unclear(self, word: str) -> Mapping[str, frozenset[int]]:
        """The places with a word of which it is unknown whether they mention a name, by file. Markup is not evaluated."""
        if self._evaluation is None:
            return {}
        found = {path: self._evaluation.read(path).places().get(word, frozenset()) for path in self._paths_with(word)}
        for path, file in self._with_markup(found):
            found[path] = found.get(path, frozenset()) | file.in_markup(word)
        return {path: places for path, places in found.items() if places}

    def _with_markup(self, paths: Iterable[str]) -> Iterator[tuple[str, FrontFile]]:
        """Files that contain a word, and the templates of all files that use the API."""
        yield from ((path, self._files[path]) for path in tuple(paths))
        for user in self._using():
            for path in self._files[user].templates:
                file = self._templates[path] = self._current(path, self._templates.get(path))
                yield path, file

    def code(self, path: str) -> FileCode | None:
        """The code of a file; None if there is no such file."""
        found = self._files.get(path)
        return None if found is None else found.code

    def resolve(self, path: str, module: str) -> str | None:
        """The file that an import means; None for packages."""
        key = (posixpath.dirname(path), module)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(path, module)
        return self._resolved[key]

    def is_own(self, path: str) -> bool:
        """Whether a file is in the project's folder."""
        return path.startswith(f"{self._project.folder}/")

    def has_untyped_clients(self, path: str) -> bool:
        """Whether a client that a file makes without a type is one of the API: in JavaScript, there are no types."""
        found = self._files.get(path)
        return found is not None and found.is_script and path.startswith(f"{self._package}/")

    def _resolve(self, path: str, module: str) -> str | None:
        resolver = self._project.sources.resolver
        is_known = self._files.__contains__
        found = resolver.resolve_where(path, module, is_known, COMPONENT_SUFFIXES)
        if found is not None or is_relative(module):
            return found
        if self._packages is None:
            self._packages = Packages(self._project.sources.disk, self._manifests)
        paths = self._packages.paths(module)
        meant = (resolver.resolve_where(path, each, is_known, COMPONENT_SUFFIXES) for each in paths)
        return next((each for each in meant if each is not None), None)

    def _paths_with(self, word: str) -> list[str]:
        wanted, users = word.encode(), self._using()
        return [path for path, found in self._files.items() if path in users and wanted in found.data]

    def _using(self) -> frozenset[str]:
        """The files that use the API: those that mention it, and those that import something from them."""
        if self._users is not None:
            return self._users
        importers: dict[str, list[str]] = {}
        for path, found in self._files.items():
            for module in found.modules:
                target = self.resolve(path, module)
                if target is not None:
                    importers.setdefault(target, []).append(path)
        users = {path for path, found in self._files.items() if found.is_user}
        waiting = list(users)
        while waiting:
            fresh = [each for each in importers.get(waiting.pop(), ()) if each not in users]
            users.update(fresh)
            waiting += fresh
        self._users = frozenset(users)
        return self._users

    def _look_at_schema(self) -> None:
        data = self._api()
        backend = self._project.backend
        schema = None if data is None else (data.key, self._texts[data.key]) if data.key in self._texts else schema_of(data)
        resources = None if backend is None else resources_of(backend)
        shape = (schema, resources)
        if shape != self._shape:
            self._shape = shape
            self._evaluation = None
        if self._evaluation is None:
            key, entries = schema or ("", ())
            known = None if resources is None else BackendShape(*resources)
            self._mentions = {}
            self._evaluation = Evaluation(Schema(key, dict(entries), known), self)

    def _api(self) -> DataModel | None:
        """The API that the type `Schema` is made of: of several schemas in a project, one may not be deployed."""
        apis = {data.key: data for data in self._project.data}
        if len(apis) < 2:
            return next(iter(apis.values()), None)
        own = ((path, file) for path, file in self._files.items() if self.is_own(path))
        meant = (apis.get(f"{path}#{name}") for path, file in own for name in file.typed_schemas())
        return next((each for each in meant if each is not None), next(iter(apis.values())))

    def _forget(self, *, is_known: bool) -> None:
        """Forget what is derived from the files."""
        self._evaluation = None
        self._users = None
        if not is_known:
            self._resolved = {}
            self._packages = None

    def _refresh_file(self, path: str, seen: set[str], depth: int) -> None:
        seen.add(path)
        known = self._files.get(path)
        found = self._current(path, known)
        if found is not known:
            self._files[path] = found
            self._forget(is_known=known is not None)
        if depth < _FOLLOWED:
            for module in found.modules:
                target = self._existing(path, module)
                if target is not None and target not in seen:
                    self._refresh_file(target, seen, depth + 1)

    def _existing(self, path: str, module: str) -> str | None:
        """The file that an import means, whether it was read before or not."""
        found = self.resolve(path, module)
        is_file = self._project.sources.disk.is_file
        return found or self._project.sources.resolver.resolve_where(path, module, is_file, COMPONENT_SUFFIXES)

    def _current(self, path: str, known: FrontFile | None) -> FrontFile:
        """A file as it is now: a text in the editor has the time stamp of the file on disk."""
        module = self._project.sources.known(path)
        if module is not None:
            tree = module.file.tree
            is_same = known is not None and known.data is tree.data
            return known if known is not None and is_same else FrontFile(path, None, tree.data, tree)
        disk = self._project.sources.disk
        stamp = disk.stat(path)
        if known is not None and known.stamp == stamp and stamp is not None:
            return known
        data = disk.read(path) or b""
        return known if known is not None and known.data == data else FrontFile(path, stamp, data, None)

    def _paths(self) -> Iterator[str]:
        disk, count = self._project.sources.disk, 0
        if self._root is None:
            self._root = workspace_root(disk, self._package)
        manifests: list[str] = []
        for folder, folders, files in disk.walk(self._root):
            folders[:] = [each for each in folders if not self._is_ignored(f"{folder}/{each}")]
            if MANIFEST in files:
                manifests.append(folder)
            for name in files:
                if name.endswith(_SUFFIXES) and not name.endswith(".d.ts"):
                    count += 1
                    if count > MOST_FILES:
                        return
                    yield f"{folder}/{name}"
        self._manifests = tuple(manifests)

    def _is_ignored(self, folder: str) -> bool:
        found = self._ignored.get(folder)
        if found is None:
            found = self._ignored[folder] = is_folder_ignored(self._project.sources.disk.read, folder)
        return found


_FOLLOWED = 3
"""How many imports away from a file others are read, for a request about this file alone."""
