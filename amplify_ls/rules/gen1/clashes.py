"""Fields of the root types that have the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.catalog.scalars import ROOT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api
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


def operation_clashes(api: Api) -> Iterator[Clash]:
    """The second and following fields of each name; what the author declares twice in one type is another fault."""
    seen: dict[tuple[str, str], _Source] = {}
    reported: set[tuple[str, str]] = set()
    for root, name, source in _fields(api):
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


def _fields(api: Api) -> Iterator[tuple[str, str, _Source]]:
    for model_name in api.model_names:
        model = api.model(model_name)
        if model is None:
            continue
        for operation in api.operations(model_name):
            span = operation.span
            yield operation.kind.root, operation.name, _Source(model_name, span or model.name.span, span is not None)
    for root in ROOT_TYPES:
        for field in api.fields(root):
            yield root, field.name.text, _Source("", field.name.span, is_explicit=True)
    for model_name in api.model_names:
        model = api.model(model_name)
        for index in () if model is None else model.indexes:
            if index.query is None or (index.written_query is None and not api.flags.names_index_queries):
                continue
            span = index.directive.at_name if index.written_query is None else index.written_query.span
            yield "Query", index.query, _Source(model_name, span, is_explicit=True)
