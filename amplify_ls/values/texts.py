"""The methods of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.budget import LONGEST_TEXT, spend_on_items
from amplify_ls.values.primitives import joined
from amplify_ls.values.values import Arguments, Array, Boolean, Interpolation, Number, Text, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.outline import Span

MOST_PARTS = 10_000
"""A text that is split into more parts is not followed."""
_Given = tuple["str | int", ...]


def call_on_text(target: Text | Interpolation, name: str, arguments: Arguments, span: Span) -> Value | None:
    """``text.toLowerCase()`` and its like; None where nothing is known of the result."""
    if arguments.is_open:
        return None
    if name == "concat":
        return joined(span, (target, *arguments.values))
    if isinstance(target, Interpolation):
        return Interpolation(span, (target,)) if name in _WRITE_SAME else None
    given = tuple(_plain(value) for value in arguments.values)
    known = tuple(each for each in given if each is not None)
    method = _METHODS.get(name)
    # Positions count UTF-16 units in JavaScript: they are those of Python in the basic plane only.
    if method is None or len(known) < len(given) or not target.value.isascii():
        return None
    result = method(target.value, known)
    if isinstance(result, bool):
        return Boolean(span, result)
    if isinstance(result, int):
        return Number(span, result)
    if isinstance(result, list):
        return Array(span, tuple(Text(span, each) for each in result))
    return None if result is None else Text(span, result)


def _plain(value: Value) -> str | int | None:
    if isinstance(value, Text):
        return value.value
    return value.value if isinstance(value, Number) and isinstance(value.value, int) else None


def _slice(text: str, given: _Given) -> str | None:
    bounds = [each for each in given if isinstance(each, int)]
    if len(bounds) < len(given) or len(bounds) > 2:
        return None
    start, end = (*bounds, None, None)[:2]
    return text[start:end]


def _substring(text: str, given: _Given) -> str | None:
    bounds = [min(max(each, 0), len(text)) for each in given if isinstance(each, int)]
    if len(bounds) < len(given) or not 1 <= len(bounds) <= 2:
        return None
    first, last = sorted((bounds[0], bounds[1] if len(bounds) == 2 else len(text)))
    return text[first:last]


def _character(text: str, given: _Given) -> str | None:
    at = given[0] if given else 0
    return text[at] if isinstance(at, int) and 0 <= at < len(text) else None


def _repeat(text: str, given: _Given) -> str | None:
    times = given[0] if len(given) == 1 else None
    return text * times if isinstance(times, int) and 0 <= times * max(len(text), 1) <= LONGEST_TEXT else None


def _replace(text: str, given: _Given, count: int) -> str | None:
    if len(given) != 2:
        return None
    old, new = given
    # A dollar sign in the replacement means a part of what was found.
    if not isinstance(old, str) or not isinstance(new, str) or "$" in new or not old:
        return None
    times = text.count(old) if count < 0 else 1
    is_short = len(text) + times * (len(new) - len(old)) <= LONGEST_TEXT
    return text.replace(old, new, count) if is_short else None


def _split(text: str, given: _Given) -> list[str] | None:
    if len(given) != 1 or not isinstance(given[0], str):
        return None
    parts = text.count(given[0]) + 1 if given[0] else len(text)
    if parts > MOST_PARTS or not spend_on_items(parts):
        return None
    return text.split(given[0]) if given[0] else list(text)


def _pad(text: str, given: _Given) -> str | None:
    """What pads a text to a length."""
    length, filler = (*given, " ")[:2] if given else (None, None)
    if not isinstance(length, int) or not isinstance(filler, str) or not filler or length > LONGEST_TEXT:
        return None
    missing = max(length - len(text), 0)
    return (filler * missing)[:missing]


def _pad_start(text: str, given: _Given) -> str | None:
    padding = _pad(text, given)
    return None if padding is None else padding + text


def _pad_end(text: str, given: _Given) -> str | None:
    padding = _pad(text, given)
    return None if padding is None else text + padding


def _asked(ask: Callable[[str, str], bool | int]) -> Callable[[str, _Given], bool | int | None]:
    """A question about one other text."""
    return lambda text, given: ask(text, given[0]) if len(given) == 1 and isinstance(given[0], str) else None


_WHITE = " \t\n\v\f\r"
_WRITE_SAME = frozenset({"toString", "trim", "trimEnd", "trimStart", "valueOf"})
_METHODS: dict[str, Callable[[str, _Given], str | int | list[str] | None]] = {
    "toLowerCase": lambda text, _: text.lower(),
    "toUpperCase": lambda text, _: text.upper(),
    "toLocaleLowerCase": lambda text, given: None if given else text.lower(),
    "toLocaleUpperCase": lambda text, given: None if given else text.upper(),
    "toString": lambda text, _: text,
    "valueOf": lambda text, _: text,
    "trim": lambda text, _: text.strip(_WHITE),
    "trimStart": lambda text, _: text.lstrip(_WHITE),
    "trimEnd": lambda text, _: text.rstrip(_WHITE),
    "slice": _slice,
    "substring": _substring,
    "charAt": _character,
    "repeat": _repeat,
    "replace": lambda text, given: _replace(text, given, 1),
    "replaceAll": lambda text, given: _replace(text, given, -1),
    "split": _split,
    "padStart": _pad_start,
    "padEnd": _pad_end,
    "includes": _asked(lambda text, other: other in text),
    "startsWith": _asked(lambda text, other: text.startswith(other)),
    "endsWith": _asked(lambda text, other: text.endswith(other)),
    "indexOf": _asked(lambda text, other: text.find(other)),
    "lastIndexOf": _asked(lambda text, other: text.rfind(other)),
}
