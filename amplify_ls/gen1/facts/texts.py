"""Strings in values, and the casing of generated names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.gen1.syntax.nodes import ListValue, Name, TextValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.gen1.syntax.nodes import Value


def text_names(value: Value | None) -> tuple[Name, ...]:
    """The strings in a list, or a single string, as names with the places of the strings; what is no string is left out."""
    items = value.items if isinstance(value, ListValue) else () if value is None else (value,)
    return tuple(Name(item.text, item.span) for item in items if isinstance(item, TextValue))


def lower_first(word: str) -> str:
    """A word with its first letter in lower case."""
    return word[:1].lower() + word[1:]


def upper_first(word: str) -> str:
    """A word with its first letter in upper case."""
    return word[:1].upper() + word[1:]


def camel_case(words: Iterable[str]) -> str:
    """Words joined, each but the first with its first letter in upper case."""
    first, *rest = [word for word in words if word] or [""]
    return lower_first(first) + "".join(map(upper_first, rest))


def index_query(model: str, field: str, sort_fields: Iterable[str]) -> str:
    """The generated name of the query over an index."""
    return f"{lower_first(plural_of(model))}By{'And'.join(map(upper_first, [field, *sort_fields]))}"
