"""Whether a value fits its type, by the rules of GraphQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.inputs import enum_spec, input_spec
from amplify_ls.gen1.syntax.nodes import (
    BooleanValue,
    EnumValue,
    ListValue,
    NullValue,
    NumberValue,
    ObjectValue,
    TextValue,
    VariableValue,
)
from amplify_ls.gen1.validation.problems import (
    MissingKey,
    QuotedEnumValue,
    RepeatedArgument,
    UnknownEnumValue,
    UnknownKey,
    WrongValue,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.catalog.types import EnumSpec, InputSpec
    from amplify_ls.gen1.syntax.nodes import Argument, Value
    from amplify_ls.gen1.validation.problems import Problem

_LARGEST_INT = 2**31 - 1
_SMALLEST_INT = -(2**31)


def value_problems(what: str, type_text: str, value: Value) -> Iterator[Problem]:
    """The problems of a value for an argument or key called ``what``.

    A single value is accepted where a list is expected; a variable fits everywhere.
    """
    if isinstance(value, VariableValue):
        return
    inner = type_text.removesuffix("!")
    if isinstance(value, NullValue):
        if inner != type_text:
            yield WrongValue(what, type_text, value, f'Expected value of type "{type_text}", found null.')
        return
    if inner.startswith("["):
        items = value.items if isinstance(value, ListValue) else (value,)
        for item in items:
            yield from value_problems(what, inner[1:-1], item)
        return
    enum, spec = enum_spec(inner), input_spec(inner)
    if enum is not None:
        yield from _enum_problems(enum, value)
    elif spec is not None:
        yield from _object_problems(what, spec, value)
    else:
        message = _scalar_message(inner, value)
        if message:
            yield WrongValue(what, inner, value, message)


def _enum_problems(spec: EnumSpec, value: Value) -> Iterator[Problem]:
    if isinstance(value, EnumValue):
        if value.text not in spec.names:
            yield UnknownEnumValue(spec, value.span, value.text)
        return
    yield QuotedEnumValue(spec, value, value.text if isinstance(value, TextValue) else None)


def _object_problems(what: str, spec: InputSpec, value: Value) -> Iterator[Problem]:
    if not isinstance(value, ObjectValue):
        yield WrongValue(what, spec.name, value, f'Expected value of type "{spec.name}", found {written(value)}.')
        return
    seen: dict[str, Argument] = {}
    for entry in value.entries:
        key = spec.key(entry.name.text)
        first = seen.setdefault(entry.name.text, entry)
        if first is not entry:
            yield RepeatedArgument(value, entry, first)
        elif key is None:
            yield UnknownKey(spec.name, value, entry, tuple(key.name for key in spec.keys))
        else:
            yield from value_problems(key.name, key.type, entry.value)
    for key in spec.keys:
        if key.is_required and key.name not in seen:
            yield MissingKey(spec.name, value, key)


def _scalar_message(name: str, value: Value) -> str:
    """What GraphQL says about a value that does not fit a scalar; empty if it fits."""
    if name == "String" and not isinstance(value, TextValue):
        return f"String cannot represent a non string value: {written(value)}"
    if name == "Int":
        if not isinstance(value, NumberValue) or not value.is_integer:
            return f"Int cannot represent non-integer value: {written(value)}"
        if len(value.text) > len(str(_SMALLEST_INT)) or not _SMALLEST_INT <= int(value.text) <= _LARGEST_INT:
            return f"Int cannot represent non 32-bit signed integer value: {value.text}"
    if name == "Float" and not isinstance(value, NumberValue):
        return f"Float cannot represent non numeric value: {written(value)}"
    if name == "Boolean" and not isinstance(value, BooleanValue):
        return f"Boolean cannot represent a non boolean value: {written(value)}"
    if name == "ID" and not (isinstance(value, TextValue) or (isinstance(value, NumberValue) and value.is_integer)):
        return f"ID cannot represent a non-string and non-integer value: {written(value)}"
    return ""


def written(value: Value) -> str:
    """A value as GraphQL prints it."""
    if isinstance(value, TextValue):
        escaped = value.text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, BooleanValue):
        return "true" if value.is_true else "false"
    if isinstance(value, NullValue):
        return "null"
    if isinstance(value, ListValue):
        return f"[{', '.join(map(written, value.items))}]"
    if isinstance(value, ObjectValue):
        return "{" + ", ".join(f"{entry.name.text}: {written(entry.value)}" for entry in value.entries) + "}"
    if isinstance(value, VariableValue):
        return f"${value.text}"
    return value.text
