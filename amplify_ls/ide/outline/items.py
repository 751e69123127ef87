"""The items of an outline: what a file declares, as a tree."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.syntax.outline import Span


class ItemKind(Enum):
    """What an item is. The server chooses the icon."""

    SCHEMA = "schema"
    MODEL = "model"
    CUSTOM_TYPE = "custom type"
    ENUM = "enum"
    ENUM_VALUE = "enum value"
    FIELD = "field"
    RELATIONSHIP = "relationship"
    IDENTIFIER = "identifier"
    INDEX = "index"
    RULE = "authorization rule"
    OPERATION = "operation"
    SUBSCRIPTION = "subscription"
    ARGUMENT = "argument"
    HANDLER = "handler"
    AUTH = "auth"
    DATA = "data"
    STORAGE = "storage"
    FUNCTION = "function"
    BACKEND = "backend"
    RESOURCE = "resource"
    STACK = "stack"
    OUTPUT = "output"
    SIGN_IN = "sign-in method"
    ATTRIBUTE = "user attribute"
    GROUP = "group"
    TRIGGER = "trigger"
    PATH = "path"
    VARIABLE = "environment variable"
    SCHEDULE = "schedule"
    SECRET = "secret"


@individual
class Content:
    """What an item is and contains. It is kept as long as the value that it describes, wherever the item is."""

    kind: ItemKind
    detail: str
    """The few words that an editor shows after the name."""
    children: tuple[Item, ...] = ()


@individual
class Item:
    """One line of an outline."""

    name: str
    span: Span
    """The whole declaration."""
    name_span: Span
    """What is selected when the user chooses the item; within ``span``."""
    content: Content

    @property
    def kind(self) -> ItemKind:
        return self.content.kind

    @property
    def children(self) -> tuple[Item, ...]:
        return self.content.children


def item(
    kind: ItemKind, name: str, span: Span, name_span: Span | None = None, detail: str = "", children: tuple[Item, ...] = ()
) -> Item:
    """An item whose content nobody else shares."""
    return Item(name, span, span if name_span is None else name_span, Content(kind, detail, children))


def inside(outer: Span, items: Iterable[Item]) -> tuple[Item, ...]:
    """The items that are written within a region: what a value contains may come from elsewhere."""
    return tuple([each for each in items if outer.covers(each.span) or is_within(each.span, outer)])


def is_within(inner: Span, outer: Span) -> bool:
    """Whether a region is within another one, which may be in another chunk of the file."""
    if inner.path != outer.path:
        return False
    start, end = outer.resolve()
    first, last = inner.resolve()
    return start <= first and last <= end
