"""Protect the table of a model against deletion, in the file of the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.plan.reading.context import context_of
from amplify_ls.plan.reading.overrides import overrides_of

if TYPE_CHECKING:
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.backend import Backend

_SETTINGS = ("deletionProtectionEnabled", "pointInTimeRecoveryEnabled")


class Insertion(NamedTuple):
    """Text to insert at a byte of a file."""

    path: str
    offset: int
    text: str


def unguarded_model(project: Project, path: str, offset: int) -> Entry | None:
    """The model whose name is at a place, if its table can be protected and is not."""
    backend = project.backend
    if backend is None or _name_of(backend) is None:
        return None
    for data in project.data:
        for name in data.names:
            entry = data.entry(name)
            if entry is None or entry.kind is not EntryKind.MODEL or entry.name_span.path != path or entry.database.is_sql:
                continue
            start, end = entry.name_span.resolve()
            if start <= offset <= end and _key_of(backend) is not None and not _is_guarded(project, backend, name):
                return entry
    return None


def guarding_edit(project: Project, model: str) -> Insertion | None:
    """The text that protects the table of a model; None if the result of ``defineBackend`` has no name."""
    backend = project.backend
    name = None if backend is None else _name_of(backend)
    key = None if backend is None else _key_of(backend)
    if backend is None or name is None or key is None:
        return None
    table = f"{name}.{key}.resources.cfnResources.amplifyDynamoDbTables['{model}']"
    _, end = backend.call.chain.span.resolve()
    # The semicolon of the call ends the last statement.
    statements = "".join(f";\n{table}.{setting} = true" for setting in _SETTINGS)
    return Insertion(backend.path, end, statements)


def _name_of(backend: Backend) -> str | None:
    items = backend.project.definitions.named("defineBackend")
    names = [item.name for item in items if item.call is not None and item.call.name_span == backend.name_span]
    return next((name for name in names if name.isidentifier() and name != "default"), None)


def _key_of(backend: Backend) -> str | None:
    return next((key for key, call in backend.resources.items() if call.name == "defineData" and key.isidentifier()), None)


def _is_guarded(project: Project, backend: Backend, model: str) -> bool:
    found = overrides_of(context_of(project), backend, {}, [model]).found.get(f"model {model}")
    return found is not None and found.properties.get(_SETTINGS[0]) is True
