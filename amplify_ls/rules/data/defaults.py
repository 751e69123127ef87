"""What rules about defaults share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.values import Array, Boolean, Chain, Nothing, Number, Object, Reason, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.types.chains import Step
    from amplify_ls.values.values import Link, Value

_DATE = "Date"


def defaults(parts: Parts) -> Iterator[tuple[Part, Step, Value]]:
    """The defaults of the fields of a model, each with its field and its `.default(...)` call."""
    for part, step in parts.scalars_with("default"):
        if step.link.arguments is not None and step.link.arguments.count:
            yield part, step, step.link.arguments.values[0]


def empty_defaults(parts: Parts) -> Iterator[tuple[Part, Link]]:
    """The ``.default()`` calls without a value, which the database generates, each with its field."""
    for part, step in parts.scalars_with("default"):
        arguments = step.link.arguments
        if arguments is None or arguments.is_open:
            continue
        given = arguments[0]
        if given is None or (isinstance(given, Nothing) and not given.is_null):
            yield part, step.link


def script_text(value: Value) -> str | None:
    """The result of ``String(value)`` in JavaScript; None if it is unknown."""
    if isinstance(value, Text):
        return value.value
    if isinstance(value, Boolean):
        return "true" if value.value else "false"
    if isinstance(value, Number):
        return _number(value.value)
    if isinstance(value, Nothing):
        # The packages read `null?.toString()`.
        return "undefined"
    if isinstance(value, Object):
        return None if value.is_open or "toString" in value.properties else "[object Object]"
    if isinstance(value, Array) and not value.is_open:
        items = [script_text(item) for item in value.items]
        return None if None in items else ",".join(item for item in items if item is not None)
    return None


def _number(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}.get(str(value), str(value))


def is_date_object(value: Value) -> bool:
    """Whether a value is ``new Date(...)``."""
    return isinstance(value, Unknown) and value.reason is Reason.CREATED and value.name == _DATE


def computed_by(value: Value) -> str:
    """The call that creates a value and returns another result each time, such as ``Date.now()``; empty for none."""
    if is_date_object(value):
        return "new Date()"
    if not isinstance(value, Chain) or not isinstance(value.base, Unknown) or not value.links:
        return ""
    base, link = value.base, value.links[0]
    if base.reason is Reason.CREATED:
        return f"new {base.name}()" if base.name == _DATE else ""
    shown = f"{base.name}.{link.name}"
    is_one = base.reason is Reason.UNDECLARED and link.arguments is not None and shown in _CHANGING
    return f"{shown}()" if is_one else ""


def computed_text(value: Value) -> str | None:
    """An example of the string that a computed default is stored as; None if it is unknown."""
    source = computed_by(value)
    if source in _EXAMPLES:
        return _EXAMPLES[source]
    if source != "new Date()" or not isinstance(value, Chain) or len(value.links) != 1:
        return None
    return _EXAMPLES.get(value.links[0].name)


_EXAMPLES = {
    "Date.now()": "1706704200000",
    "Math.random()": "0.5",
    "crypto.randomUUID()": "0b6e2e5e-7c8f-4b0a-9d0c-2f6c1f0e7a11",
    "toISOString": "2024-01-31T12:30:00.000Z",
    "toJSON": "2024-01-31T12:30:00.000Z",
    "getTime": "1706704200000",
    "valueOf": "1706704200000",
}
_CHANGING = frozenset({"Date.now", "Math.random", "crypto.randomUUID"})
