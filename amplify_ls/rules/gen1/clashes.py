"""Fields of the root types that have the same name.

Which names appear twice follows from the names alone, and these are kept model by model. Where there is no such name, which is
nearly always, an edit costs the names of its model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.catalog.scalars import ROOT_TYPES
from amplify_ls.gen1.facts.declared import Declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.facts.models import Model
    from amplify_ls.syntax.outline import Span


class Clash(NamedTuple):
    """The second field of a root type with a name."""

    root: str
    name: str
    span: Span
    first: Span
    package_message: str


class _Source(NamedTuple):
    """Where a field of a root type comes from."""

    model: str
    """Empty for a field that the author declares."""
    span: Span
    is_explicit: bool
    """Whether the name is written, and not generated."""


class _Repeated(NamedTuple):
    """The names that appear more than once."""

    names: frozenset[tuple[str, str]]
    models: tuple[str, ...]
    """The models that have one of them, in order."""


def operation_clashes(api: Api) -> Iterator[Clash]:
    """The second and following fields of each name; what the author declares twice in one type is another fault."""
    repeated = api.attached.get(_repeated, api)
    seen: dict[tuple[str, str], _Source] = {}
    reported: set[tuple[str, str]] = set()
    for root, name, source in _fields(api, repeated):
        first = seen.setdefault((root, name), source)
        if first is source or (not first.model and not source.model):
            continue
        # Two models whose names are too similar have several operations in common.
        pair = (first.model, source.model)
        if not source.is_explicit and not first.is_explicit and first.model and source.model:
            if pair in reported:
                continue
            reported.add(pair)
        blamed, other = (first, source) if first.is_explicit and not source.is_explicit else (source, first)
        message = f"Object type extension '{root}' cannot redeclare field {name}"
        if first.model == source.model and first.is_explicit and source.is_explicit:
            message = f"A resolver for typeName {root} fieldName: {name} already exists"
        yield Clash(root, name, blamed.span, other.span, message)


def _repeated(api: Api) -> _Repeated:
    """The names that appear more than once, and in which models."""
    owners: dict[tuple[str, str], list[str]] = {}
    for model_name in api.model_names:
        chunk = api.chunk(model_name)
        for each in () if chunk is None else chunk.attached.get(_names_of_model, Declared(api, chunk)):
            owners.setdefault(each, []).append(model_name)
    for root in ROOT_TYPES:
        for name in api.field_names(root):
            owners.setdefault((root, name), []).append("")
    names = frozenset(name for name, models in owners.items() if len(models) > 1)
    involved = {model for name in names for model in owners[name]}
    return _Repeated(names, tuple(name for name in api.model_names if name in involved) if involved else ())


def _names_of_model(declared: Declared) -> tuple[tuple[str, str], ...]:
    """The names of the fields of root types that a model generates."""
    model = declared.model
    if model is None:
        return ()
    generated = ((root, name) for root, name, _ in _generated(declared.api, model))
    return (*generated, *(("Query", name) for name, _ in _queries(declared.api, model)))


def _fields(api: Api, repeated: _Repeated) -> Iterator[tuple[str, str, _Source]]:
    """The fields whose names appear more than once, in the order in which they are added."""
    models = [model for name in repeated.models if (model := api.model(name)) is not None]
    for model in models:
        yield from (each for each in _generated(api, model) if each[:2] in repeated.names)
    for root in ROOT_TYPES if repeated.names else ():
        for field in api.fields(root):
            if (root, field.name.text) in repeated.names:
                yield root, field.name.text, _Source("", field.name.span, is_explicit=True)
    for model in models:
        for name, source in _queries(api, model):
            if ("Query", name) in repeated.names:
                yield "Query", name, source


def _generated(api: Api, model: Model) -> Iterator[tuple[str, str, _Source]]:
    """The operations that `@model` generates."""
    owner = model.name.text
    for operation in api.operations(owner):
        span = operation.span
        yield operation.kind.root, operation.name, _Source(owner, span or model.name.span, span is not None)


def _queries(api: Api, model: Model) -> Iterator[tuple[str, _Source]]:
    """The queries of the indexes of a model."""
    for index in model.indexes:
        if index.query is None or (index.written_query is None and not api.flags.names_index_queries):
            continue
        span = index.directive.at_name if index.written_query is None else index.written_query.span
        yield index.query, _Source(model.name.text, span, is_explicit=True)
