"""Whether the type of a value can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.types.mismatch import value_kind
from amplify_ls.model.types.receivers import is_environment
from amplify_ls.values.values import Array, Function, Object

if TYPE_CHECKING:
    from amplify_ls.values.values import Value


def is_typed(value: Value) -> bool:
    """Whether the type of a value can be seen, that of its members left out."""
    if isinstance(value, (Object, Array)):
        return not value.is_open
    return value_kind(value) is not None or is_environment(value)


def is_typed_within(value: Value) -> bool:
    """Whether the type of a value can be seen, and that of all its members."""
    if not is_typed(value) or isinstance(value, Function):
        return False
    if isinstance(value, Object):
        return all(is_typed_within(prop.value) for prop in value)
    return not isinstance(value, Array) or all(map(is_typed_within, value.items))
