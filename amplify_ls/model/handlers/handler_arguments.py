"""Which entries of a schema the handler of a function names in its types, and which arguments of operations it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.language.modules import TYPES
from amplify_ls.syntax.names.handler_reads import looked_up_types, typed_functions
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.names.handler_reads import ReadMember
    from amplify_ls.values.resolution.module import Module

_CLIENT_SCHEMA = "ClientSchema"
_HANDLER = "functionHandler"
_SCHEMA_TYPE = ("type", "", "=", "", "<", "typeof", "", ">")
"""The tokens of the type of an API; empty where a name is."""


class ReadArguments(NamedTuple):
    """What a handler reads of the arguments of an operation."""

    data: DataModel
    operation: str
    reads: tuple[ReadMember, ...]


class NamedEntry(NamedTuple):
    """An entry that a type names."""

    data: DataModel
    name: str
    span: Span
    """The name with its quotes."""


def read_arguments(function: BackendFunction) -> tuple[ReadArguments, ...]:
    """What the entry file of a function reads of the arguments of operations, as far as their types are certain."""
    return function.attached.get(_read, function)


def named_entries(function: BackendFunction) -> tuple[NamedEntry, ...]:
    """The entries of the schema that the types in the entry file of a function name: ``Schema['name']``."""
    return function.attached.get(_name_entries, function)


def _name_entries(function: BackendFunction) -> tuple[NamedEntry, ...]:
    module = None if function.entry is None else function.project.sources.module(function.entry)
    if module is None or not module.file.header.get().is_complete:
        return ()
    apis = {name: data for name in _imported_names(module) if (data := _api(function, module, name)) is not None}
    found: list[NamedEntry] = []
    for chunk in module.file.header.get().statements:
        if chunk.content.get().imports or not any(module.file.facts.mentions(chunk, name) for name in apis):
            continue
        for each in looked_up_types(module.file, chunk):
            data = apis.get(each.type_name)
            if data is not None:
                found.append(NamedEntry(data, each.key, each.span))
    return tuple(found)


def _imported_names(module: Module) -> list[str]:
    return [name for name, site in module.file.header.get().sites.items() if site.is_import]


def _read(function: BackendFunction) -> tuple[ReadArguments, ...]:
    project = function.project
    module = None if function.entry is None else project.sources.module(function.entry)
    if module is None or not module.file.header.get().is_complete:
        return ()
    found: list[ReadArguments] = []
    for chunk in module.file.header.get().statements:
        if not module.file.facts.mentions(chunk, _HANDLER):
            continue
        for typed in typed_functions(module.file, chunk, "arguments"):
            data = _api(function, module, typed.type_name) if typed.keys[1] == _HANDLER and typed.reads else None
            if data is not None:
                found.append(ReadArguments(data, typed.keys[0], typed.reads))
    return tuple(found)


def _api(function: BackendFunction, module: Module, name: str) -> DataModel | None:
    """The API whose type a name of a file is."""
    site = module.file.site(name)
    imports = () if site is None or not site.is_import else site.statement.content.get().imports
    if site is None or site.place >= len(imports):
        return None
    imported = imports[site.place]
    path = function.project.sources.resolve(module.path, imported.module)
    declaring = None if path is None else function.project.sources.module(path)
    schema = None if declaring is None else _schema_of_type(declaring, imported.imported)
    return next((data for data in function.project.data if schema is not None and _schema(data) == schema), None)


def _schema(data: DataModel) -> Span | None:
    """Where the schema is that is passed to ``defineData``."""
    options = None if data.definition is None else data.definition.options
    schema = None if options is None else options.get("schema")
    return None if schema is None else schema.span


def _schema_of_type(module: Module, name: str) -> Span | None:
    """Where the schema is of which a file exports the type: ``type Schema = ClientSchema<typeof schema>``."""
    for chunk in module.file.header.get().statements:
        if not chunk.content.get().type_uses:
            continue
        words = [word.decode("utf-8", "replace") for word in module.file.facts.tokens(chunk)][: len(_SCHEMA_TYPE)]
        if len(words) < len(_SCHEMA_TYPE) or any(
            each not in ("", word) for each, word in zip(_SCHEMA_TYPE, words, strict=True)
        ):
            continue
        declared, generic, queried = words[1], words[3], words[6]
        if declared == name and _is_client_schema(module, generic):
            return module.name(queried, Span(chunk.anchor, 0, 0)).span
    return None


def _is_client_schema(module: Module, name: str) -> bool:
    site = module.file.site(name)
    if site is None or not site.is_import:
        return False
    imported = site.statement.content.get().imports[site.place]
    return imported.imported == _CLIENT_SCHEMA and _CLIENT_SCHEMA in TYPES.get(imported.module, ())
