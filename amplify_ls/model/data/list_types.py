"""What the type check makes of a list that a constant holds: one ``as const`` cannot be changed, any other holds all texts."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.options import option_of
from amplify_ls.catalog.types import Either, ListOf, OneOf, Record
from amplify_ls.model.resources.type_assertions import is_dressed
from amplify_ls.syntax.code_marks import CodeMark, initializer_at, marks_within
from amplify_ls.syntax.outline import Span
from amplify_ls.syntax.words import lone_name
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.types import Method, Type
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.values.resolution.sources import Sources
    from amplify_ls.values.values import Link, Property, Value


class ListType(Enum):
    """How the type check reads a list."""

    READ_ONLY = "read-only"
    ANY_TEXTS = "any texts"


class ListUse(NamedTuple):
    """The name of a constant that stands where a list is taken."""

    name: str
    span: Span
    value: Array
    kind: ListOf
    is_shorthand: bool = False
    """Whether the name is that of the option, too."""


def list_uses(sources: Sources, call: DefineCall, method: Method) -> Iterator[ListUse]:
    """The constants in the options of a call that stand for lists, each as it is written in the call itself."""
    if call.options is not None and not is_dressed(sources, (call.name_span,)) and not _says_any(sources, call):
        for prop, kind in _lists(call.options, method.parameters[0].type):
            found = _of_member(sources, prop, kind)
            if found is not None and call.arguments.span.covers(found.span):
                yield found


def argument_use(sources: Sources, call: DefineCall, link: Link, kind: Type) -> ListUse | None:
    """The constant that is the one argument of a method, ``.to(ACTIONS)``, in the options of a call."""
    given = link.arguments
    if given is None or given.count != 1 or not isinstance(given.values[0], Array) or not isinstance(kind, ListOf):
        return None
    if not call.arguments.span.covers(given.span) or is_dressed(sources, (call.name_span,)) or _says_any(sources, call):
        return None
    inner = Span(given.span.anchor, given.span.start + 1, given.span.end - 1)
    return _use(sources, inner, given.values[0], kind)


def list_type(sources: Sources, use: ListUse) -> ListType | None:
    """How the type check reads the list; None where it fits, or where that cannot be told."""
    module = sources.module(use.value.span.path)
    if module is None or not module.path.endswith("ts"):
        return None
    start, end = use.value.span.resolve()
    found = initializer_at(module.file.tree, start, end)
    if found is None or module.file.data[start : start + 1] != b"[":
        return None
    if found.is_constant:
        return ListType.READ_ONLY
    is_plain = use.value.items and all(isinstance(item, Text) and use.value.span.covers(item.span) for item in use.value.items)
    takes_words = isinstance(use.kind.item, OneOf) and all(isinstance(each.value, str) for each in use.kind.item.choices)
    return ListType.ANY_TEXTS if is_plain and takes_words and not found.has_marks else None


def _says_any(sources: Sources, call: DefineCall) -> bool:
    """Whether the type check may be blind somewhere in a call."""
    module = sources.module(call.name_span.path)
    if module is None or not module.path.endswith("ts"):
        return True
    return CodeMark.ANY in marks_within(module.file.tree, *call.arguments.span.resolve())


def _lists(value: Value, kind: Type) -> Iterator[tuple[Property, ListOf]]:
    if not isinstance(value, Object) or not isinstance(kind, Record):
        return
    for prop in value:
        option = option_of(kind.shape, prop.name)
        for each in () if option is None else option.type.types if isinstance(option.type, Either) else (option.type,):
            if isinstance(each, ListOf) and isinstance(prop.value, Array):
                yield prop, each
            else:
                yield from _lists(prop.value, each)


def _of_member(sources: Sources, prop: Property, kind: ListOf) -> ListUse | None:
    if not isinstance(prop.value, Array):
        return None
    if prop.is_shorthand:
        found = _use(sources, prop.name_span, prop.value, kind)
        return None if found is None else found._replace(is_shorthand=True)
    if prop.span.anchor is not prop.name_span.anchor:
        return None
    return _use(sources, Span(prop.span.anchor, prop.name_span.end, prop.span.end), prop.value, kind)


def _use(sources: Sources, around: Span, value: Array, kind: ListOf) -> ListUse | None:
    """The name that is all that a region holds, but for a colon before it, if it is that of a constant with this value."""
    module = sources.module(around.path)
    if module is None:
        return None
    start, end = around.resolve()
    found = lone_name(module.file.data[start:end])
    if found is None:
        return None
    name, offset = found[0], around.start + found[1]
    span = Span(around.anchor, offset, offset + len(name))
    return ListUse(name, span, value, kind) if module.name(name, span) is value else None
