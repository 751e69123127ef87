"""The ``define*`` calls of a file: at its top, or within what another one is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual
from amplify_ls.model.builders import DefineCall, builder_call, define_call
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Chain, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.values import Value


@individual
class Definition:
    """A ``define*`` call, or a schema."""

    path: str
    name: str
    """The name that it is bound to; empty for none, ``default`` for a default export, ``auth/1`` for a call within ``auth``."""
    value: Value
    call: DefineCall | None
    """None for a schema."""


def definitions_in(module: Module) -> Iterator[Definition]:
    """The definitions of a file, each under every name that it has."""
    seen = set()
    inner: list[Definition] = []
    for name, value in top_values(module):
        call = define_call(value)
        if call is not None and is_definition(call):
            seen.add(call.name_span)
            yield Definition(module.path, name, value, call)
        elif is_schema(value):
            yield Definition(module.path, name, value, None)
        for place, found in enumerate(_calls_within(value), 1):
            inner.append(Definition(module.path, f"{name}/{place}", found.chain, found))
    for definition in inner:
        assert definition.call is not None
        if definition.call.name_span not in seen:
            seen.add(definition.call.name_span)
            yield definition


def is_definition(call: DefineCall) -> bool:
    """Whether a call defines a resource, or the backend: ``secret('X')`` does not."""
    return call.name.startswith(("define", "reference"))


def is_same_definitions(left: tuple[Definition, ...], right: tuple[Definition, ...]) -> bool:
    """Whether two readings of a file have found the same."""
    return len(left) == len(right) and all(
        one.path == two.path and one.name == two.name and one.value is two.value for one, two in zip(left, right, strict=True)
    )


def top_values(module: Module) -> Iterator[tuple[str, Value]]:
    """The values of all names and expressions at the top of a file, each with its name."""
    for name in top_names(module):
        value = top_value(module, name)
        assert value is not None
        yield name, value


def top_names(module: Module) -> Iterator[str]:
    """The names of the values at the top of a file: ``default`` for a default export, ``#2`` for the third statement."""
    header = module.file.header.get()
    yield from (name for name, site in header.sites.items() if not site.is_import)
    if header.default_export is not None:
        yield "default"
    for index, chunk in enumerate(header.statements):
        if chunk.content.get().expression is not None:
            yield f"#{index}"


def top_value(module: Module, name: str) -> Value | None:
    """The value of that name; None where there is none any more."""
    header = module.file.header.get()
    if name.startswith("#"):
        index = int(name[1:])
        return module.statement(header.statements[index]) if index < len(header.statements) else None
    site = header.sites.get(name)
    if site is not None:
        return module.name(name, Span(site.statement.anchor, 0, 0))
    return module.export(name) if name == "default" else None


def statement_of(module: Module, name: str) -> StatementChunk | None:
    """The statement of the value of that name, as `top_names` has them."""
    header = module.file.header.get()
    if name.startswith("#"):
        index = int(name[1:])
        return header.statements[index] if index < len(header.statements) else None
    site = header.sites.get(name)
    return header.default_export if site is None and name == "default" else None if site is None else site.statement


def _calls_within(value: Value) -> Iterator[DefineCall]:
    """The calls that are written within a value, in order; what only its name stands there is found where it is written."""
    for inner in _written_within(value):
        call = define_call(inner)
        if call is not None and is_definition(call):
            yield call
        yield from _calls_within(inner)


def _written_within(value: Value) -> Iterator[Value]:
    if isinstance(value, Object):
        for prop in value:
            if (prop.name in value.own or value.span.covers(prop.span)) and prop.span.covers(prop.value.span):
                yield prop.value
    elif isinstance(value, Array):
        yield from (item for item in value.items if value.span.covers(item.span))
    elif isinstance(value, Chain) and define_call(value) is not None:
        for link in value.links:
            # What is called on a name has the arguments of the call that the name stands for, and they are found there.
            if link.arguments is not None and value.span.covers(link.arguments.span):
                yield from (item for item in link.arguments.values if link.arguments.span.covers(item.span))


def is_schema(value: Value) -> bool:
    call = builder_call(value)
    return call is not None and call.name in ("schema", "combine") and call.arguments is not None
