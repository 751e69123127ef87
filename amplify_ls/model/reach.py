"""Which functions of a project are surely made: those that the backend is given, and those that its resources use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.functions import function_uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data import DataModel
    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.model.parts import Parts
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span

_AUTH_OPTIONS = ("triggers", "senders", "access")


def is_made(function: BackendFunction) -> bool:
    """Whether a function is surely part of the backend. What is defined and used by nothing is never made."""
    project = function.project
    given = {call.name_span for call in project.resources.values()}
    if function.name_span in given:
        return True
    return any(function.name_span == used for used in _used(project, given))


def _used(project: Project, given: set[Span]) -> Iterator[Span]:
    """The functions that the resources of the backend use, the cheap ones to read first."""
    for auth in project.auth:
        if auth.name_span in given:
            for option in _AUTH_OPTIONS:
                yield from (use.call.name_span for use in function_uses(auth.option(option), option))
    for storage in project.storages:
        if storage.name_span in given:
            yield from (use.call.name_span for use in storage.functions)
    for data in project.data:
        if data.definition is not None and data.definition.name_span in given:
            yield from _used_by_data(data)


def _used_by_data(data: DataModel) -> Iterator[Span]:
    options = None if data.definition is None else data.definition.options
    functions = None if options is None else options.get("functions")
    yield from (use.call.name_span for use in function_uses(functions, "functions"))
    for name in data.names:
        parts = data.parts(name)
        yield from () if parts is None else _used_by_parts(parts)


def _used_by_parts(parts: Parts) -> Iterator[Span]:
    for handler in parts.built("handler.function"):
        given = None if handler.call is None else handler.call.argument(0)
        yield from (use.call.name_span for use in function_uses(given, "handler"))
