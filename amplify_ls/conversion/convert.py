"""Converts an API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.conversion.builder import builder_conversion
from amplify_ls.conversion.context import Context
from amplify_ls.conversion.profile import profile_of
from amplify_ls.conversion.string_route import string_conversion
from amplify_ls.conversion.tables import tables_as_text, tables_of
from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.syntax.bounds import LARGEST_TEXT, MOST_DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.conversion.result import Conversion
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.nodes import Definition
    from amplify_ls.syntax.outline import Span

BUILDER, STRING = "builder", "string"
ROUTES = (BUILDER, STRING)
_OLDER_DIRECTIVES = frozenset({"key", "connection", "versioned"})


def obstacles(api: Api) -> Iterator[tuple[Span | None, str]]:
    """Why an API cannot be converted at all."""
    is_empty = True
    for file in api.files:
        if file.left_out.get() is not None:
            yield (
                file.span(0, 0),
                f"the schema is larger than {LARGEST_TEXT // 1_000_000} MB or has more than {MOST_DEFINITIONS:,} definitions",
            )
    for definition in api.definitions():
        is_empty = False
        if definition.kind is Kind.BROKEN and definition.fault is not None:
            yield definition.fault.span, f"the schema cannot be parsed: {definition.fault.message}"
            continue
        yield from _unusable_names(definition)
        for directive in (*definition.directives, *(each for field in definition.fields for each in field.directives)):
            if directive.name.text in _OLDER_DIRECTIVES:
                message = f"`@{directive.name.text}` belongs to version 1 of the transformer, which Gen 2 does not know"
                yield directive.span, f"{message}. Replace it before the conversion."
    if is_empty:
        yield None, "the schema is empty"


def _unusable_names(definition: Definition) -> Iterator[tuple[Span | None, str]]:
    for name in (definition.name, *(field.name for field in definition.fields)):
        if name is not None and name.text.startswith("__"):
            yield name.span, f"`{name.text}` starts with two underscores, which GraphQL reserves"
    for member in definition.members:
        if member.name.text in ("true", "false", "null"):
            yield member.name.span, f"`{member.name.text}` cannot be the value of an enum in Gen 2"


class ConversionError(Exception):
    """Why a conversion has no usable result, as one sentence."""


def convert(api: Api, function_sources: Mapping[str, str], route: str = BUILDER) -> Conversion:
    """Convert an API without obstacles.

    Args:
        api: the API.
        function_sources: the source files of functions by their names, relative to the folder of the result.
        route: one of `ROUTES`.

    Raises ConversionError if nothing that can be queried remains, because GraphQL requires a query.
    """
    context = Context(api, profile_of(api, function_sources))
    if route == STRING:
        return string_conversion(context)
    result = builder_conversion(context)
    if not result.has_queries:
        raise ConversionError(
            "the result would have no query, which GraphQL requires; `--route string` keeps the schema as it is"
        )
    return result


def tables(api: Api) -> str:
    """The tables of an API without obstacles, as a text."""
    return tables_as_text(tables_of(Context(api, profile_of(api, {}))))
