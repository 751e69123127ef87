"""The calls and ``new`` expressions of a script, at any depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.outline import Span


class CalledMethod(NamedTuple):
    """``receiver.name(first, ...)``; ``receiver`` is None if it is not a plain name."""

    name: str
    span: Span
    receiver: str | None
    first: str | None
    """The first argument, if it is a string literal."""


class MethodCall(NamedTuple):
    """The same as nodes."""

    method: Node
    receiver: Node | None
    first: str | None


def method_call(call: Node) -> MethodCall | None:
    """The method that a call calls, None for a call of anything else."""
    called = call.child_by_field_name("function")
    if called is None or called.type != "member_expression":
        return None
    method, receiver = called.child_by_field_name("property"), called.child_by_field_name("object")
    if method is None:
        return None
    is_name = receiver is not None and receiver.type == "identifier"
    return MethodCall(method, receiver if is_name else None, _first_literal(call))


def created_class(new: Node) -> str | None:
    """The name of the class after ``new``."""
    made = new.child_by_field_name("constructor")
    return None if made is None else _text(made.child_by_field_name("property") or made)


def _first_literal(call: Node) -> str | None:
    given = call.child_by_field_name("arguments")
    items = [] if given is None else [each for each in given.named_children if each.type != "comment"]
    return unescape(_text(items[0])[1:-1]) if items and items[0].type == "string" else None


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")
