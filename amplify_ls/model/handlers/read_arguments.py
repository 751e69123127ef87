"""The arguments that the handler of an operation reads, with those that the operation declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.syntax.clients.handlers import HANDLER
from amplify_ls.syntax.clients.reader import SCHEMA, read_client_code
from amplify_ls.syntax.outline import Span, span_within
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.clients.facts import ClientCode, Key
    from amplify_ls.values.resolution.module import Module

_HANDLER = HANDLER.encode()


class ReadArgument(NamedTuple):
    """A name that a handler reads from its arguments, with the operation and what it declares."""

    operation: str
    name: str
    span: Span
    form: str
    """How the name is written: ``member``, ``key`` or ``shorthand``."""
    declared: Object
    place: Span
    """The name of the operation in the schema."""


def read_arguments(project: Project, path: str) -> Iterator[ReadArgument]:
    """What a file reads from the arguments of operations whose arguments are known."""
    module = project.sources.module(path)
    # With several APIs, the type of the schema may belong to any of them.
    if module is None or len(project.data) != 1 or _HANDLER not in module.file.data:
        return
    for chunk in module.file.header.get().statements:
        chunk.note_text()
    if module.file.tree.has_error:
        return
    code = read_client_code(module.file.tree)
    schemas = _schemas(project, module, code)
    for handled in code.handled:
        key = handled.keys[0]
        found = _declared(project.data[0], handled.operation) if handled.base in schemas else None
        if found is not None and not _is_asked_for(module, key.text):
            span = _span(module, key)
            yield ReadArgument(handled.operation, key.text, span, key.kind, found[0], found[1])


def _schemas(project: Project, module: Module, code: ClientCode) -> set[str]:
    """The names in a file that are the type of the API, which the file of `defineData` exports."""
    definition = project.data[0].definition
    imported = [each for each in code.imports if each.name == SCHEMA]
    if definition is None:
        return set()
    home = definition.name_span.path
    return {each.local for each in imported if project.sources.resolve(module.path, each.module) == home}


def _declared(data: DataModel, operation: str) -> tuple[Object, Span] | None:
    entry = data.entry(operation)
    if entry is None or entry.call is None or entry.kind not in (EntryKind.QUERY, EntryKind.MUTATION):
        return None
    link = None if entry.call.chain.is_open else entry.call.modifier("arguments")
    given = None if link is None or link.arguments is None else link.arguments[0]
    return (given, entry.property.name_span) if isinstance(given, Object) else None


def _is_asked_for(module: Module, name: str) -> bool:
    """Whether the code may ask for an argument before it reads it: ``'text' in event.arguments``."""
    return any(f"{quote}{name}{quote} in ".encode() in module.file.data for quote in "'\"`")


def _span(module: Module, key: Key) -> Span:
    for chunk in module.file.statements:
        if chunk.anchor.start <= key.start and key.end <= chunk.end:
            return span_within(chunk, key.start, key.end)
    return Span(module.file.statements[0].anchor, key.start, key.end)
