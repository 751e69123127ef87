"""A project: the nearest ``amplify`` folder, what its files define, and how that hangs together."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Generic, TypeVar

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.model import DataModel
from amplify_ls.model.files.ambient import AmbientNames, is_declaration_file
from amplify_ls.model.files.exporters import Exporters
from amplify_ls.model.files.file_facts import FileFacts
from amplify_ls.model.files.handler_imports import package_imports
from amplify_ls.model.files.loading import Loading
from amplify_ls.model.files.running import Running
from amplify_ls.model.files.undeclared import NameSlips
from amplify_ls.model.files.versions import BACKEND_PACKAGE, Version, package_version
from amplify_ls.model.fit.code_faults import CodeFaults
from amplify_ls.model.fit.code_types import CodeTypes
from amplify_ls.model.handlers.function_usage import usages_of_auth, usages_of_storage
from amplify_ls.model.handlers.handlers import Handlers
from amplify_ls.model.resources.auth import Auth
from amplify_ls.model.resources.backend import Backend
from amplify_ls.model.resources.definitions import Definition, definitions_in, is_same_definitions
from amplify_ls.model.resources.functions import BackendFunction
from amplify_ls.model.resources.storage import Storage
from amplify_ls.model.stacks.data_sources import DataSources, data_sources
from amplify_ls.model.stacks.stacks import Stacks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.data.resolvers import FileReference
    from amplify_ls.model.files.credentials import Credential
    from amplify_ls.model.files.handler_imports import FileImports, PackageImport
    from amplify_ls.model.files.loading import Listed
    from amplify_ls.model.files.undeclared import Slips
    from amplify_ls.model.fit.code_fault import CodeFault
    from amplify_ls.model.handlers.function_usage import FunctionUsage
    from amplify_ls.model.resources.backend import ResourceReference
    from amplify_ls.model.resources.secrets import SecretUse
    from amplify_ls.syntax.outline import Span, StatementChunk
    from amplify_ls.syntax.scripts.constructs import Script
    from amplify_ls.values.resolution.sources import Sources
    from amplify_ls.values.values import Value

Kind = TypeVar("Kind")


class ResourceList(Generic[Kind]):
    """The resources of one kind, each in a cell of its own, so that one that changes leaves the others as they are."""

    def __init__(self, project: Project, kind: Callable[[Project, DefineCall], Kind], names: tuple[str, ...]) -> None:
        self._project = project
        self._kind = kind
        self._names = names
        self._items: CellMap[tuple[str, str], Definition | None] = CellMap(lambda key: project.definition(*key), _is_same)
        self._cells: CellMap[tuple[str, str], Kind | None] = CellMap(self._read)
        self._list: Derived[tuple[Kind, ...]] = Derived(self._all, is_same=is_equal)

    def get(self) -> tuple[Kind, ...]:
        """All of them, each once, however many names lead to it."""
        return self._list.get()

    def _all(self) -> tuple[Kind, ...]:
        calls: dict[Span, tuple[str, str]] = {}
        for name in self._names:
            for item in self._project.definitions(name):
                assert item.call is not None
                calls.setdefault(item.call.name_span, (item.path, item.name))
        found = (self._cells.get(key) for key in calls.values())
        return tuple(each for each in found if each is not None)

    def _read(self, key: tuple[str, str]) -> Kind | None:
        item = self._items.get(key)
        return None if item is None or item.call is None else self._kind(self._project, item.call)


def _is_same(left: Definition | None, right: Definition | None) -> bool:
    """Whether a definition is the one that it was: others of its file may have changed."""
    if left is None or right is None:
        return left is right
    return is_same_definitions((left,), (right,))


class Project:
    """What one ``amplify`` folder declares."""

    def __init__(self, folder: str, sources: Sources, listed: Listed) -> None:
        self.folder = folder
        self.sources = sources
        self.listed = listed
        self.file_facts = FileFacts(sources)
        self.loading = Loading(folder, sources, listed, self.file_facts.loads)
        """Which file is the backend, and what it loads."""
        self.files: Derived[tuple[str, ...]] = Derived(lambda: self.loading.files, is_same=is_equal)
        self._starts: Derived[tuple[str, ...]] = Derived(lambda: tuple(filter(_is_start, self.files.get())), is_same=is_equal)
        sources.outside.follow(self._starts)
        self._by_file: CellMap[str, tuple[Definition, ...]] = CellMap(self._read, is_same=is_same_definitions)
        self._definitions: Derived[tuple[Definition, ...]] = Derived(self._all_definitions, is_same=is_equal)
        self._version: Derived[Version | None] = Derived(
            lambda: package_version(folder, BACKEND_PACKAGE, sources.text), is_same=is_equal
        )
        self._data: CellMap[tuple[str, str], DataModel] = CellMap(self._make_data_model)
        self._data_list: Derived[tuple[DataModel, ...]] = Derived(self._data_models, is_same=is_equal)
        self._auth = ResourceList(self, Auth, ("defineAuth", "referenceAuth"))
        self._storages = ResourceList(self, Storage, ("defineStorage",))
        self._functions = ResourceList(self, BackendFunction, ("defineFunction",))
        self._backends = ResourceList(self, Backend, ("defineBackend",))
        self._loaded: Derived[tuple[str, ...]] = Derived(self._all_loaded, is_same=is_equal)
        self.ambient = AmbientNames(folder, sources, self._ambient_files)
        """What the files know without an import."""
        self._slips = NameSlips(sources, self.ambient.get)
        self.code_types = CodeTypes(sources)
        """Of which types of the CDK the code is."""
        self._code_faults = CodeFaults(sources, self.code_types)
        self.exporters = Exporters(sources, self._all_sources)
        """Which files export a name."""
        self._secrets: Derived[tuple[SecretUse, ...]] = Derived(
            lambda: tuple(use for path in self.files.get() for use in self.file_facts.secrets(path)), is_same=is_equal
        )
        self._reads: Derived[frozenset[str]] = Derived(self._all_read, is_same=is_equal)
        self._deployed: Derived[frozenset[Span]] = Derived(self._given_to_backend, is_same=is_equal)
        self._made: Derived[frozenset[Span]] = Derived(self._surely_made, is_same=is_equal)
        self._usages: Derived[tuple[FunctionUsage, ...]] = Derived(self._all_usages, is_same=is_equal)
        self._resolvers: Derived[dict[str, tuple[FileReference, ...]]] = Derived(self._all_resolvers, is_same=is_equal)
        self._data_sources: Derived[DataSources] = Derived(
            lambda: data_sources(self, self.file_facts.imports), is_same=is_equal
        )
        self.running = Running(self)
        """Which files run, and which never do."""
        self.stacks = Stacks(self)
        """The nested stacks, and which of them needs which."""
        self.handlers = Handlers(self)
        """The code of functions, what it may do, and which variables it has."""

    def definitions(self, name: str) -> list[Definition]:
        """The calls of one ``define*`` function in this project."""
        return [item for item in self._definitions.get() if item.call is not None and item.call.name == name]

    @property
    def all_definitions(self) -> tuple[Definition, ...]:
        """Every ``define*`` call and every schema of the project."""
        return self._definitions.get()

    @property
    def version(self) -> Version | None:
        """The version of the backend package that the project uses, None where that cannot be told."""
        return self._version.get()

    @property
    def data(self) -> tuple[DataModel, ...]:
        """The APIs: as a rule one."""
        return self._data_list.get()

    @property
    def auth(self) -> tuple[Auth, ...]:
        """The ``defineAuth`` and ``referenceAuth`` calls: as a rule at most one."""
        return self._auth.get()

    @property
    def storages(self) -> tuple[Storage, ...]:
        """The buckets."""
        return self._storages.get()

    @property
    def functions(self) -> tuple[BackendFunction, ...]:
        """The functions that the files of the folder define."""
        return self._functions.get()

    @property
    def backends(self) -> tuple[Backend, ...]:
        """Every ``defineBackend`` call: as a rule one, in ``backend.ts``."""
        return self._backends.get()

    @property
    def backend(self) -> Backend | None:
        """The ``defineBackend`` call of the file that is deployed, None where there is not exactly one."""
        entry = self.loading.entry
        found = [item for item in self.backends if item.path == entry]
        return found[0] if len(found) == 1 else None

    @property
    def is_complete(self) -> bool:
        """Whether ``backend.ts`` tells all resources: only then can a resource be said to be missing."""
        backend = self.backend
        return backend is not None and backend.options is not None and not backend.options.is_open

    @property
    def resources(self) -> dict[str, ResourceReference]:
        """The resources that ``defineBackend`` is given, by name, as far as their calls can be seen."""
        return {} if self.backend is None else self.backend.resources

    @property
    def sees_all_resources(self) -> bool:
        """Whether ``backend.ts`` names all resources and each of them can be seen."""
        return self.backend is not None and self.backend.sees_all_resources

    @property
    def deployed(self) -> frozenset[Span]:
        """The places of the calls that ``backend.ts`` is given: all of a project may ask without reading the calls."""
        return self._deployed.get()

    @property
    def made_functions(self) -> frozenset[Span]:
        """The places of the functions that something surely makes: the backend is given them, or a resource of it."""
        return self._made.get()

    @property
    def function_usages(self) -> tuple[FunctionUsage, ...]:
        """Who uses which function, as far as it can be seen: triggers, handlers, rules that give access."""
        return self._usages.get()

    @property
    def resolvers(self) -> dict[str, tuple[FileReference, ...]]:
        """The JavaScript files that answer operations, by path, with the handlers that name them."""
        return self._resolvers.get()

    @property
    def data_sources(self) -> DataSources:
        """The data sources that `backend.ts` adds to the API."""
        return self._data_sources.get()

    def script(self, path: str, chunk: StatementChunk) -> Script:
        """What a statement of a file consists of."""
        return self.file_facts.script(path, chunk)

    @property
    def secrets(self) -> tuple[SecretUse, ...]:
        """Every place that names a secret, in the order of the files."""
        return self._secrets.get()

    def credentials(self, path: str) -> tuple[Credential, ...]:
        """The credentials that are written into a file."""
        return self.file_facts.credentials(path)

    def file_imports(self, path: str) -> FileImports:
        """What one file imports as values."""
        return self.file_facts.imports(path)

    def package_imports(self, path: str) -> Iterator[PackageImport]:
        """What a file imports from packages, directly or through files of the author's; types are left out."""
        return package_imports(path, self.file_facts.imports)

    @property
    def loaded(self) -> tuple[str, ...]:
        """The files of the folder that run when the backend is put together."""
        return self._loaded.get()

    @property
    def reads(self) -> frozenset[str]:
        """The files that the project consists of: its own, what runs with it wherever that lies, handlers and resolvers."""
        return self._reads.get()

    def name_slips(self, path: str) -> Slips:
        """The names that a file reads and that nothing declares, or not yet."""
        return self._slips.get(path)

    def code_faults(self, path: str) -> Iterator[CodeFault]:
        """What a file does with the CDK that its types refuse."""
        return self._code_faults.get(path)

    def mentions(self, path: str, name: str) -> bool:
        """Whether a file says a name anywhere but where it imports or declares it."""
        return self.file_facts.mentions(path, name)

    def mentions_folder(self, path: str, name: str) -> bool:
        """Whether a file has a path with a folder of that name, other than in its imports."""
        return self.file_facts.mentions_folder(path, name)

    def definition(self, path: str, name: str) -> Definition | None:
        """The definition that a file binds to a name."""
        return next((item for item in self.file_definitions(path) if item.name == name), None)

    def _all_read(self) -> frozenset[str]:
        return frozenset((*self.running.files, *self.sources.outside.running(), *self.resolvers))

    def _all_loaded(self) -> tuple[str, ...]:
        return tuple(path for path in self.sources.outside.running() if path.startswith(f"{self.folder}/"))

    def _ambient_files(self) -> tuple[str, ...]:
        declaring = (path for path in self.listed.others.get() if is_declaration_file(path))
        return tuple(dict.fromkeys((*declaring, *self.files.get(), *self.loaded)))

    def _all_sources(self) -> tuple[str, ...]:
        others = (path for path in self.listed.others.get() if not is_declaration_file(path))
        return tuple(sorted({*self.files.get(), *others}))

    def _given_to_backend(self) -> frozenset[Span]:
        return frozenset(call.name_span for call in self.resources.values())

    def _surely_made(self) -> frozenset[Span]:
        stacks = {STACKS.get(call.name) for call in self.resources.values()}
        return self.deployed | {usage.function for usage in self.function_usages if usage.user in stacks}

    def _all_usages(self) -> tuple[FunctionUsage, ...]:
        found = [usage for auth in self.auth for usage in usages_of_auth(auth)]
        found.extend(usage for storage in self.storages for usage in usages_of_storage(storage))
        found.extend(usage for data in self.data for usage in data.uses.functions)
        return tuple(found)

    def _all_resolvers(self) -> dict[str, tuple[FileReference, ...]]:
        found: dict[str, tuple[FileReference, ...]] = {}
        for data in self.data:
            for each in data.uses.resolvers:
                found[each.path] = (*found.get(each.path, ()), each)
        return found

    def _all_definitions(self) -> tuple[Definition, ...]:
        return tuple(item for path in self.files.get() for item in self.file_definitions(path))

    def file_definitions(self, path: str) -> tuple[Definition, ...]:
        """The ``define*`` calls and schemas of one file."""
        return self._by_file.get(path)

    def _read(self, path: str) -> tuple[Definition, ...]:
        module = self.sources.module(path)
        return () if module is None else tuple(definitions_in(module))

    def _data_models(self) -> tuple[DataModel, ...]:
        models: list[DataModel] = []
        seen: list[Value] = []
        for item in self.definitions("defineData"):
            models.append(self._data.get((item.path, item.name)))
            seen.extend(_schema_values(item))
        for item in self._definitions.get():
            if item.call is None and not any(_is_part_of(item.value, other) for other in seen):
                models.append(self._data.get((item.path, item.name)))
                seen.append(item.value)
        return tuple(models)

    def _make_data_model(self, key: tuple[str, str]) -> DataModel:
        return DataModel(self, lambda: self._schema_at(key), lambda: self._call_at(key))

    def _schema_at(self, key: tuple[str, str]) -> Value | None:
        item = self.definition(*key)
        if item is None:
            return None
        if item.call is None:
            return item.value
        return None if item.call.options is None else item.call.options.get("schema")

    def _call_at(self, key: tuple[str, str]) -> DefineCall | None:
        item = self.definition(*key)
        return None if item is None else item.call


def _schema_values(item: Definition) -> list[Value]:
    options = None if item.call is None else item.call.options
    value = None if options is None else options.get("schema")
    return [] if value is None else [value]


def _is_part_of(value: Value, other: Value) -> bool:
    """Whether a schema is another one, is chained on to it, or is combined into it."""
    left, right = builder_call(value), builder_call(other)
    if left is None or right is None:
        return False
    if left.link.span == right.link.span:
        return True
    given = right.argument(0)
    return right.name == "combine" and any(_is_part_of(value, item) for item in getattr(given, "items", ()))


def _is_start(path: str) -> bool:
    """Whether a file runs by itself, or is imported by ``backend.ts`` as a rule."""
    return posixpath.basename(path).startswith(("backend.", "resource."))
