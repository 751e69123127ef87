"""Fixes of calls with too many or too few arguments, or with arguments of the wrong shape."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.catalog.types import ListOf
from amplify_ls.edits.operations import Fix, Remove, RemoveItem, Replace, Safety, Wrap
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.types.mismatch import misfit
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Nothing, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.fit.parts import ArgumentFault
    from amplify_ls.fit.problems import Problem, ValueProblem
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.values.values import Arguments, Value

_DISPENSABLE = frozenset(
    {
        "arguments",
        "default",
        "disableOperations",
        "identifier",
        "identityClaim",
        "name",
        "projection",
        "queryField",
        "secondaryIndexes",
        "sortKeys",
        "validate",
        "withClaimIn",
    }
)
"""Links that can be omitted; `.to()` and `.authorization()` cannot, because they decide who has access."""
_WITHOUT_FIELD = {"ownerDefinedIn": "owner"}
_MOST_NAMES = 3


def as_one_list(arguments: Arguments | None, start: int = 0) -> Iterator[Fix]:
    """Rewrite ``('a', 'b')`` and ``(['a'], ['b'])`` as ``(['a', 'b'])``, from one of the arguments on."""
    values = () if arguments is None else arguments.values[start:]
    if arguments is None or arguments.is_open or not values:
        return
    first, last = values[0].span, values[-1].span
    if any(value.span.anchor is not arguments.span.anchor or not arguments.span.covers(value.span) for value in values):
        return
    if all(isinstance(value, Text) for value in values):
        whole = Span(first.anchor, first.start, last.end)
        title = "Wrap in an array"
        yield Fix(title, (Wrap(whole, "[", "]"),), Safety.SAFE, is_preferred=True)
    elif len(values) > 1 and all(isinstance(value, (Text, Array)) for value in values) and _are_written_out(values):
        yield Fix("Merge into a single array", tuple(_joints(values)), is_preferred=True)


def _are_written_out(values: tuple[Value, ...]) -> bool:
    return all(not isinstance(value, Array) or (value.items and not value.is_open) for value in values)


def _joints(values: tuple[Value, ...]) -> Iterator[Operation]:
    """The edits that join neighboring arrays: from the last item of one to the first item of the next."""
    start, end = values[0].span, values[-1].span
    if not isinstance(values[0], Array):
        yield Replace(Span(start.anchor, start.start, start.start), "[")
    for before, after in pairwise(values):
        left = before.items[-1].span if isinstance(before, Array) else before.span
        right = after.items[0].span if isinstance(after, Array) else after.span
        yield Replace(Span(left.anchor, left.end, right.start), ", ")
    if not isinstance(values[-1], Array):
        yield Replace(Span(end.anchor, end.end, end.end), "]")


def without_rest(arguments: Arguments | None, count: int) -> Iterator[Fix]:
    """Remove the arguments after the first ``count``, which are not used.

    Several arrays were probably intended as one, so removing the second one is not safe.
    """
    rest = () if arguments is None else arguments.values[count:]
    if arguments is None or arguments.is_open or not rest or not all(arguments.span.covers(value.span) for value in rest):
        return
    title = "Remove the argument" if len(rest) == 1 else "Remove the extra arguments"
    are_lists = all(isinstance(value, Array) for value in arguments.values)
    safety = Safety.UNSAFE if are_lists else Safety.SAFE
    yield Fix(title, tuple(RemoveItem(value.span) for value in rest), safety, is_preferred=not are_lists)


def in_its_shape(item: ArgumentFault[ValueProblem]) -> Iterator[Fix]:
    """Wrap a value in an array, unwrap an array of one item, or remove a value before the valid argument."""
    arguments, value, kind = item.step.link.arguments, item.value, item.problem.expected
    if arguments is None or arguments.is_open or value is None or item.outer is not None:
        return
    following = arguments[item.index + 1]
    if isinstance(kind, ListOf):
        if all(misfit(each, kind.item) is None for each in arguments.values[item.index :]):
            yield from as_one_list(arguments, item.index)
    elif isinstance(value, Array) and len(value.items) == 1 and not value.is_open and misfit(value.items[0], kind) is None:
        yield from _only_item(value)
    elif following is not None and arguments.span.covers(value.span) and misfit(following, kind) is None:
        yield Fix("Remove the argument", (RemoveItem(value.span),), is_preferred=True)


def _only_item(value: Array) -> Iterator[Fix]:
    outer, inner = value.span, value.items[0].span
    if outer.anchor is inner.anchor and outer.start < inner.start:
        opening, closing = Span(outer.anchor, outer.start, inner.start), Span(outer.anchor, inner.end, outer.end)
        yield Fix("Remove the array around it", (Replace(opening, ""), Replace(closing, "")), Safety.SAFE, is_preferred=True)


def for_nothing(item: ArgumentFault[Problem], parts: Parts) -> Iterator[Fix]:
    """What may be intended by a call without its argument, or with `undefined` instead."""
    value, link = item.value, item.step.link
    if value is not None and not isinstance(value, Nothing):
        return
    whole = item.step.receiver in ("a", "a.handler", "a.ai")
    if link.name in _DISPENSABLE and not whole and item.index == 0:
        yield Fix(f"Remove `.{link.name}()`", (Remove(link.span),), is_preferred=True)
    elif link.name in _WITHOUT_FIELD and link.arguments is not None and link.name_span.anchor is link.span.anchor:
        name = _WITHOUT_FIELD[link.name]
        region = Span(link.span.anchor, link.name_span.start, link.span.end)
        yield Fix(f"Change to `allow.{name}()`", (Replace(region, f"{name}()"),))
    elif link.name == "ref" and item.step.receiver == "a" and link.arguments is not None:
        for index, name in enumerate(_types_for(item, parts)):
            text = f"('{name}')"
            yield Fix(f"Change to `a.ref{text}`", (Replace(link.arguments.span, text),), is_preferred=index == 0)


def _types_for(item: ArgumentFault[Problem], parts: Parts) -> list[str]:
    """The types that a field or an argument may refer to, starting with the one that has a similar name."""
    names = [name for name in parts.data.names if parts.data.kind(name) in (EntryKind.ENUM, EntryKind.CUSTOM_TYPE)]
    found = nearest(item.part.name.rpartition(".")[2], names)
    return list(dict.fromkeys([found, *names] if found is not None else names))[:_MOST_NAMES]
