"""A project: the nearest ``amplify`` folder, what its files define, and how that hangs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.incremental.graph import Derived, Input, is_equal
from amplify_ls.model.auth import Auth
from amplify_ls.model.builders import DefineCall, builder_call, define_call
from amplify_ls.model.data import DataModel
from amplify_ls.model.versions import BACKEND_PACKAGE, Version, package_version
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.values.module import Module
    from amplify_ls.values.sources import Sources
    from amplify_ls.values.values import Value

BACKEND_FILES = tuple(f"backend.{suffix}" for suffix in ("ts", "mts", "cts", "js", "mjs", "cjs"))


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """A ``define*`` call, or a schema, at the top of a file."""

    path: str
    name: str
    """The name that it is bound to; empty for none, ``default`` for a default export."""
    value: Value
    call: DefineCall | None
    """None for a schema."""


class Project:
    """What one ``amplify`` folder declares. ``files`` are the paths of its source files."""

    def __init__(self, folder: str, sources: Sources, files: tuple[str, ...]) -> None:
        self.folder = folder
        self.sources = sources
        self.files: Input[tuple[str, ...]] = Input(files)
        self._by_file: dict[str, Derived[tuple[Definition, ...]]] = {}
        self._definitions: Derived[tuple[Definition, ...]] = Derived(self._all_definitions, is_same=is_equal)
        self._version: Derived[Version | None] = Derived(
            lambda: package_version(folder, BACKEND_PACKAGE, sources.text), is_same=is_equal
        )
        self._data: dict[tuple[str, str], DataModel] = {}
        self._auth: dict[tuple[str, str], Derived[Auth | None]] = {}
        self._data_list: Derived[tuple[DataModel, ...]] = Derived(self._data_models, is_same=is_equal)
        self._auth_list: Derived[tuple[Auth, ...]] = Derived(self._auths, is_same=is_equal)

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
        return self._auth_list.get()

    @property
    def backend(self) -> DefineCall | None:
        """The ``defineBackend`` call of ``backend.ts``, None where there is not exactly one."""
        found = [item for item in self.definitions("defineBackend") if _is_backend_file(self.folder, item.path)]
        return found[0].call if len(found) == 1 else None

    @property
    def is_complete(self) -> bool:
        """Whether ``backend.ts`` tells all resources: only then can a resource be said to be missing."""
        call = self.backend
        return call is not None and call.options is not None and not call.options.is_open

    @property
    def resources(self) -> dict[str, DefineCall]:
        """The resources that ``defineBackend`` is given, by name, as far as their calls can be seen."""
        options = None if self.backend is None else self.backend.options
        calls = {} if options is None else {prop.name: define_call(prop.value) for prop in options}
        return {name: call for name, call in calls.items() if call is not None}

    @property
    def sees_all_resources(self) -> bool:
        """Whether ``backend.ts`` names all resources and each of them can be seen."""
        options = None if self.backend is None else self.backend.options
        return options is not None and self.is_complete and len(self.resources) == len(options.properties)

    def definition(self, path: str, name: str) -> Definition | None:
        """The definition that a file binds to a name."""
        return next((item for item in self._file_definitions(path) if item.name == name), None)

    def _all_definitions(self) -> tuple[Definition, ...]:
        return tuple(item for path in self.files.get() for item in self._file_definitions(path))

    def _file_definitions(self, path: str) -> tuple[Definition, ...]:
        cell = self._by_file.get(path)
        if cell is None:
            cell = self._by_file[path] = Derived(lambda: tuple(self._read(path)), is_same=_is_same_definitions)
        return cell.get()

    def _read(self, path: str) -> Iterator[Definition]:
        module = self.sources.module(path)
        if module is None:
            return
        for name, value in _top_values(module):
            call = define_call(value)
            if call is not None and call.name.startswith(("define", "reference")):
                yield Definition(path, name, value, call)
            elif _is_schema(value):
                yield Definition(path, name, value, None)

    def _data_models(self) -> tuple[DataModel, ...]:
        models: list[DataModel] = []
        seen: list[Value] = []
        for item in self.definitions("defineData"):
            models.append(self._data_model(item))
            seen.extend(_schema_values(item))
        for item in self._definitions.get():
            if item.call is None and not any(_is_part_of(item.value, other) for other in seen):
                models.append(self._data_model(item))
                seen.append(item.value)
        return tuple(models)

    def _data_model(self, item: Definition) -> DataModel:
        key = (item.path, item.name)
        found = self._data.get(key)
        if found is None:
            found = DataModel(self, lambda: self._schema_at(key), lambda: self._call_at(key))
            self._data[key] = found
        return found

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

    def _auths(self) -> tuple[Auth, ...]:
        found = [*self.definitions("defineAuth"), *self.definitions("referenceAuth")]
        auths = (self._auth_at((item.path, item.name)) for item in found)
        return tuple(auth for auth in auths if auth is not None)

    def _auth_at(self, key: tuple[str, str]) -> Auth | None:
        cell = self._auth.get(key)
        if cell is None:
            cell = self._auth[key] = Derived(lambda: self._read_auth(key))
        return cell.get()

    def _read_auth(self, key: tuple[str, str]) -> Auth | None:
        call = self._call_at(key)
        return None if call is None else Auth(self, call)


def _top_values(module: Module) -> Iterator[tuple[str, Value]]:
    """The values of all names and expressions at the top of a file, each with its name."""
    header = module.file.header.get()
    for name, site in header.sites.items():
        if not site.is_import:
            place = Span(site.statement.anchor, 0, 0)
            yield name, module.name(name, place)
    if header.default_export is not None:
        yield "default", module.export("default")
    for index, chunk in enumerate(header.statements):
        if chunk.content.get().expression is not None:
            yield f"#{index}", module.statement(chunk)


def _is_schema(value: Value) -> bool:
    call = builder_call(value)
    return call is not None and call.name in ("schema", "combine") and call.arguments is not None


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


def _is_backend_file(folder: str, path: str) -> bool:
    return any(path == f"{folder}/{name}" for name in BACKEND_FILES)


def _is_same_definitions(left: tuple[Definition, ...], right: tuple[Definition, ...]) -> bool:
    return len(left) == len(right) and all(
        one.path == two.path and one.name == two.name and one.value is two.value for one, two in zip(left, right, strict=True)
    )
