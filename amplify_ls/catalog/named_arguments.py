"""The methods whose arguments are strings: names of models, fields, groups, enum values and the like."""

from __future__ import annotations

from functools import cache

from amplify_ls.catalog.lookup import all_methods
from amplify_ls.catalog.types import Exactly, ListOf, Name, OneOf, Text, Type


@cache
def takes_names() -> frozenset[str]:
    """The names of those methods, under all receivers that have a method of the name."""
    plain: set[str] = set()
    others: set[str] = set()
    for method in all_methods():
        forms = (method.parameters, *method.forms)
        first = [form[0].type for form in forms if form]
        is_plain = bool(first) and all(_is_text(each) for each in first)
        (plain if is_plain else others).add(method.name)
    return frozenset(plain - others)


def _is_text(kind: Type) -> bool:
    if isinstance(kind, ListOf):
        return _is_text(kind.item)
    if isinstance(kind, Exactly):
        return isinstance(kind.value, str)
    return isinstance(kind, (Text, Name, OneOf))
