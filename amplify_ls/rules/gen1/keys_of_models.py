"""What rules about keys and indexes ask about fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.models import indexes_of

if TYPE_CHECKING:
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Directive, Field


def is_key_type(declared: Declared, field: Field) -> bool:
    """Whether a field certainly can be part of a key by its type, apart from booleans."""
    return not field.type.is_list and declared.api.is_scalar_or_enum(field.type.name.text)


def is_no_key(declared: Declared, field: Field) -> bool:
    """Whether a field certainly cannot be part of a key: a list, or a type that is neither a scalar of AppSync nor an enum."""
    if field.type.is_list:
        return True
    name = field.type.name.text
    return not declared.api.is_scalar_or_enum(name) and declared.api.chunk(name) is not None


def index_name(declared: Declared, field: Field, directive: Directive) -> str:
    """The name of an index, as written or generated."""
    found = next((index for index in indexes_of(declared.name, field) if index.directive is directive), None)
    return "" if found is None else found.name
