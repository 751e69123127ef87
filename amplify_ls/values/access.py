"""Members of values, and chains that grow by a member or a call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.syntax.outline import Span, span_at
from amplify_ls.values.values import (
    Array,
    Chain,
    External,
    Link,
    Namespace,
    Nothing,
    Number,
    Object,
    Reason,
    Symbol,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from amplify_ls.values.scope import Scope
    from amplify_ls.values.values import Arguments

_FUNCTION_METHODS = frozenset({"bind", "call", "apply"})
"""What every function has: they say nothing about the builder that they are taken from."""
_INHERITED = frozenset({"constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString"})
_INHERITED |= {"toString", "valueOf", "__proto__"}
"""What every object has without declaring it."""


def access(target: Value, name: str, name_span: Span, span: Span, scope: Scope) -> Value:
    """``target.name``."""
    if isinstance(target, Object):
        found = target.get(name)
        if found is not None:
            return found
        is_lacking = target.lacks(name) and name not in _INHERITED
        return Nothing(span, is_null=False) if is_lacking else Unknown(span)
    if isinstance(target, (Array, Text)):
        return _of_list(target, name, span) if isinstance(target, Array) else _length(len(target.value), name, span)
    if isinstance(target, Namespace):
        return placed(scope.module.sources.member_of(target, name, span), span)
    if isinstance(target, External) and target.name == "*":
        return External(span, target.module, name)
    chain = as_chain(target)
    if chain is None or _is_of_every_function(chain, name):
        return Unknown(span)
    step = Span(span.anchor, max(name_span.start - 1, 0), span.end) if span.anchor is name_span.anchor else name_span
    return Chain(span, chain.base, (*chain.links, Link(name, name_span, None, span=step)), chain.is_open)


def method_called(target: Value, name: str, name_span: Span, arguments: Arguments, span: Span) -> Chain | None:
    """``target.name(arguments)`` of a chain, what `called` makes of `access`, in one step; None for all other values."""
    if isinstance(target, External) and target.name == "*":
        return None
    start = max(name_span.start - 1, 0)
    link = Link(name, name_span, arguments, span=span_at((span.anchor, start, arguments.span.end)))
    if isinstance(target, (External, Symbol)):
        # Most chains start here. Making an empty one first would take as long as the rest.
        return Chain(span, target, (link,))
    chain = as_chain(target)
    if chain is None or _is_of_every_function(chain, name):
        return None
    return Chain(span, chain.base, (*chain.links, link), chain.is_open)


def _is_of_every_function(chain: Chain, name: str) -> bool:
    return name in _FUNCTION_METHODS and bool(chain.links) and chain.links[-1].arguments is None


def _of_list(target: Array, name: str, span: Span) -> Value:
    """An item that is taken out by a pattern, ``([name, value]) => ...``, or the length."""
    if target.is_open:
        return Unknown(span)
    if not name.isdecimal():
        return _length(len(target.items), name, span)
    return target.items[int(name)] if int(name) < len(target.items) else Nothing(span, is_null=False)


def _length(length: int, name: str, span: Span) -> Value:
    return Number(span, length) if name == "length" else Unknown(span)


def as_chain(value: Value) -> Chain | None:
    """The value as a chain that can grow, if it is one."""
    if isinstance(value, Chain):
        return value
    if isinstance(value, (External, Symbol)):
        return Chain(value.span, value, ())
    if isinstance(value, Unknown) and value.reason in (Reason.UNDECLARED, Reason.CREATED):
        return Chain(value.span, value, ())
    return None


def called(chain: Chain, arguments: Arguments, span: Span) -> Chain:
    """The chain after its last link was called."""
    if not chain.links or chain.links[-1].arguments is not None or chain.links[-1].subscript is not None:
        link = Link("", arguments.span, arguments, span=arguments.span)
        return Chain(span, chain.base, (*chain.links, link), chain.is_open)
    last = chain.links[-1]
    step = arguments.span
    if step.anchor is last.span.anchor:
        step = Span(step.anchor, last.span.start, step.end)
    link = Link(last.name, last.name_span, arguments, span=step)
    return Chain(span, chain.base, (*chain.links[:-1], link), chain.is_open)


def placed(value: Value, place: Span) -> Value:
    """The value of an imported package name is not in a project file, so its place is where it is used."""
    if isinstance(value, External):
        # Every `a` of a schema comes by here, and `replace` is slow.
        return External(place, value.module, value.name)
    return replace(value, span=place) if isinstance(value, (Unknown, Namespace)) else value
