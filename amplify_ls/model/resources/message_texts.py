"""What the author's functions write: the texts of messages to users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Callback
from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span
from amplify_ls.values import primitives, values
from amplify_ls.values.evaluate import result_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.types import Type
    from amplify_ls.values.values import Value


def written_by(value: Value | None, expected: Type | None) -> Value | None:
    """What a function returns, its parameters standing for themselves by the names of the catalog."""
    if not isinstance(value, values.Function) or not isinstance(expected, Callback):
        return None
    return result_of(value, *(parameter.name for parameter in expected.parameters))


def named_parameters(value: Value | None) -> Iterator[tuple[int, Span]]:
    """Where a parameter stands in a template as it is, without being called: which one, and its place."""
    if not isinstance(value, values.Function) or not isinstance(value.expression.result, syntax.Template):
        return
    yield from _named_in(value, value.expression.result)


def _named_in(value: values.Function, template: syntax.Template) -> Iterator[tuple[int, Span]]:
    names = [each.name if isinstance(each, syntax.ParameterName) else "" for each in value.expression.parameters]
    for part in template.parts:
        if isinstance(part, syntax.Template):
            yield from _named_in(value, part)
        if isinstance(part, syntax.Identifier) and part.name in names:
            yield names.index(part.name), Span(value.scope.anchor, part.start, part.end)


def known_text(text: Value | None) -> str:
    """What is surely part of a text; what else it is made of is left out."""
    return "" if text is None else primitives.known_text(text)


def shortest_length(text: Value | None, placeholder: int) -> int | None:
    """The fewest characters that a text has, of which each call takes ``placeholder``; None where it is no text.

    What cannot be seen counts as nothing.
    """
    if isinstance(text, values.Text):
        return len(text.value)
    if not isinstance(text, values.Interpolation):
        return placeholder if isinstance(text, values.Chain) else None
    return sum(shortest_length(part, placeholder) or 0 for part in text.parts)
