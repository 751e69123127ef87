"""JSON with comments, as values with places: settings are checked like code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.bounds import MOST_ITEMS
from amplify_ls.syntax.fragment import parse_json
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.values.values import Array, Boolean, Nothing, Number, Object, Property, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.values.values import Value


class JsonText(NamedTuple):
    """What a JSON text says."""

    value: Value
    faults: tuple[Span, ...]
    """What cannot be read as JSON, in order; the value has Unknown there."""


def read_json(path: str, data: bytes) -> JsonText:
    """Read a text; comments and trailing commas are fine."""
    anchor = Anchor(path, 0)
    parsed = parse_json(data)
    if parsed.errors:
        return JsonText(Unknown(Span(anchor, 0, len(data))), tuple(Span(anchor, start, end) for start, end in parsed.errors))
    faults: list[Span] = []
    value = _value(parsed.expression, anchor, faults)
    return JsonText(value, tuple(faults))


def plain(value: Value) -> object:
    """A value as Python has it; what is unknown is None."""
    if isinstance(value, Object):
        return {prop.name: plain(prop.value) for prop in value}
    if isinstance(value, Array):
        return [plain(item) for item in value.items]
    return value.value if isinstance(value, (Text, Number, Boolean)) else None


def _value(expression: syntax.Expression, anchor: Anchor, faults: list[Span]) -> Value:
    span = Span(anchor, expression.start, expression.end)
    if isinstance(expression, syntax.ObjectLiteral):
        properties = {prop.name: prop for prop in _members(expression, anchor, faults)}
        return Object(span, properties, own=frozenset(properties))
    if isinstance(expression, syntax.ArrayLiteral):
        # What follows is not lowered.
        return Array(span, tuple(_value(item, anchor, faults) for item in expression.items[:MOST_ITEMS]))
    if isinstance(expression, syntax.StringLiteral):
        return Text(span, expression.value)
    if isinstance(expression, syntax.NumberLiteral):
        return Number(span, expression.value)
    if isinstance(expression, syntax.BooleanLiteral):
        return Boolean(span, expression.value)
    if isinstance(expression, syntax.NullLiteral):
        return Nothing(span, is_null=True)
    faults.append(span)
    return Unknown(span)


def _members(expression: syntax.ObjectLiteral, anchor: Anchor, faults: list[Span]) -> Iterator[Property]:
    for member in expression.members:
        span = Span(anchor, member.start, member.end)
        if isinstance(member, syntax.Pair):
            name_span = Span(anchor, member.name_start, member.name_end)
            yield Property(member.name, name_span, span, _value(member.value, anchor, faults))
        else:
            faults.append(span)
