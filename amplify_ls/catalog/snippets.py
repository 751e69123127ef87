"""What completion writes for an option or a method, in the snippet syntax of the language server protocol.

Lines are indented by tabs; the caller puts the author's indentation before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.labels import literal
from amplify_ls.catalog.options import options_of
from amplify_ls.catalog.snippet_text import last_stop, renumbered
from amplify_ls.catalog.types import (
    Callback,
    Either,
    Exactly,
    ListOf,
    Made,
    MapOf,
    Name,
    Number,
    OneOf,
    Placed,
    Record,
    Simple,
    Text,
)

if TYPE_CHECKING:
    from amplify_ls.catalog.types import Case, Method, Option, Shape, Type

_REFERENCE_PLACES = ("data-source", "subscription-source", "tool-source")


def option_snippet(option: Option) -> str:
    """The option with its value: `google: {...}`, including required options."""
    return _option(option, _Stops())


def value_snippet(kind: Type) -> str:
    """Only a value of the type."""
    return _value(kind, _Stops(), "")


def method_snippet(method: Method) -> str:
    """The call of a method: its name, and its required arguments."""
    if method.snippet:
        return method.snippet
    stops = _Stops()
    required = [parameter for parameter in method.parameters if parameter.presence == "required"]
    return f"{method.name}({', '.join(_value(each.type, stops, each.name) for each in required)})"


class _Stops:
    """The tab stops used so far: nested snippets continue the numbering."""

    def __init__(self) -> None:
        self.last = 0

    def take(self) -> int:
        self.last += 1
        return self.last

    def adopt(self, snippet: str) -> str:
        """A finished snippet as part of this one, with its stops renumbered."""
        text = renumbered(snippet, self.last)
        self.last = max(self.last, last_stop(text))
        return text


def _option(option: Option, stops: _Stops) -> str:
    if option.snippet:
        return stops.adopt(option.snippet)
    return f"{_key(option.name)}: {_value(option.type, stops, option.name, option.default)}"


def _key(name: str) -> str:
    return name if name.isidentifier() else f"'{name}'"


def _value(kind: Type, stops: _Stops, name: str, default: str = "") -> str:
    if isinstance(kind, Either):
        return _value(kind.types[0], stops, name, default)
    if isinstance(kind, Exactly):
        return literal(kind.value)
    if isinstance(kind, OneOf):
        return _choice(kind, stops)
    if isinstance(kind, Simple) and kind.kind == "boolean":
        return f"${{{stops.take()}:{default if default in ('true', 'false') else 'true'}}}"
    if isinstance(kind, Text):
        return f"'${{{stops.take()}:{kind.examples[0]}}}'" if kind.examples else f"'${stops.take()}'"
    if isinstance(kind, Name):
        return f"'${stops.take()}'"
    if isinstance(kind, Number):
        known = default if default.isdigit() else "" if kind.minimum is None else f"{kind.minimum:g}"
        return f"${{{stops.take()}:{known}}}" if known else f"${stops.take()}"
    if isinstance(kind, ListOf):
        return f"[{_value(kind.item, stops, name)}]"
    if isinstance(kind, MapOf):
        return f"{{\n\t${stops.take()}\n}}"
    if isinstance(kind, Record):
        return _record(kind.shape, stops)
    if isinstance(kind, Callback):
        return f"({', '.join(parameter.name for parameter in kind.parameters)}) => {_result(kind.returns, stops)}"
    if isinstance(kind, Placed) and kind.place in _REFERENCE_PLACES:
        return f"a.ref('${stops.take()}')"
    if isinstance(kind, Made) and kind.receivers == ("secret",):
        return f"secret('${{{stops.take()}:{kind.example or 'NAME'}}}')"
    return f"${stops.take()}"


def _result(kind: Type, stops: _Stops) -> str:
    """The result of a callback, if it is certainly or usually an array or an object."""
    if isinstance(kind, (MapOf, Record)):
        return f"({{\n\t${stops.take()}\n}})"
    is_list = isinstance(kind, ListOf) or (isinstance(kind, Either) and any(isinstance(each, ListOf) for each in kind.types))
    return f"[${stops.take()}]" if is_list else f"${stops.take()}"


def _record(shape: Shape, stops: _Stops) -> str:
    case = _usual_case(shape)
    options = [each for each in options_of(shape, case) if each.presence == "required" or each.name in shape.skeleton]
    if not options:
        return f"{{\n\t${stops.take()}\n}}"
    lines = [f"{_option(option, stops)},".replace("\n", "\n\t") for option in options]
    return "{\n\t" + "\n\t".join(lines) + "\n}"


def _usual_case(shape: Shape) -> Case | None:
    if shape.variants is None:
        return None
    cases = shape.variants.cases
    usual = next((case for case in cases if case.label == shape.variants.default), None)
    return usual if usual is not None or shape.variants.discriminant else cases[0]


def _choice(kind: OneOf, stops: _Stops) -> str:
    values = [choice.value for choice in kind.choices]
    words = ",".join(str(value).replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|") for value in values)
    stop = stops.take()
    placeholder = f"${{{stop}|{words}|}}" if len(values) > 1 else f"${{{stop}:{values[0]}}}"
    return f"'{placeholder}'" if isinstance(values[0], str) else placeholder
