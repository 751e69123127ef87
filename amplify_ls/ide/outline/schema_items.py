"""The items of a data schema: models with their fields, relationships, indexes and rules, types, operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.outline.items import Content, Item, ItemKind, inside, item
from amplify_ls.ide.phrases import caller_words, rule_words, texts_of
from amplify_ls.model.builders import builder_call
from amplify_ls.model.data.authorization import authorization_of, called_back
from amplify_ls.model.data.fields import RELATIONSHIPS, FieldKind, fields_of
from amplify_ls.values.values import Array, Chain, Object, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.fields import Field
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link, Value

_ENTRIES = {
    "model": ItemKind.MODEL,
    "customType": ItemKind.CUSTOM_TYPE,
    "enum": ItemKind.ENUM,
    "query": ItemKind.OPERATION,
    "mutation": ItemKind.OPERATION,
    "generation": ItemKind.OPERATION,
    "conversation": ItemKind.OPERATION,
    "subscription": ItemKind.SUBSCRIPTION,
}
_DETAILS = {
    ItemKind.MODEL: "model",
    ItemKind.CUSTOM_TYPE: "custom type",
    ItemKind.ENUM: "enum",
}
_WITH_FIELDS = ("model", "customType")
_INLINE = ("enum", "customType")
_DEEPEST = 8
"""Types that are nested more deeply are shown without their fields."""


def entry_content(value: Value) -> Content | None:
    """What a model, type or operation contains; None for any other value."""
    call = builder_call(value)
    given = None if call is None else call.argument(0)
    has_fields = call is not None and call.name in _WITH_FIELDS and isinstance(given, Object)
    return None if call is None else call_content(call, fields_of(given) if has_fields else ())


def call_content(call: BuilderCall, fields: Iterable[Field]) -> Content | None:
    """The same for the builder call of an entry, with the fields that are passed to it."""
    kind = None if call.arguments is None else _ENTRIES.get(call.name)
    if kind is None:
        return None
    found = [_field_item(field, ItemKind.FIELD, _DEEPEST) for field in fields]
    found += _values(call)
    found += _links(call)
    return Content(kind, _DETAILS.get(kind, call.name), inside(call.chain.span, found))


def rule_items(link: Link, words: Callable[[AccessRule], str] = rule_words) -> Iterator[Item]:
    """The authorization rules of a chain."""
    for rule in authorization_of(link).rules:
        yield item(ItemKind.RULE, words(rule), rule.chain.span, rule.strategy.name_span)


def _values(call: BuilderCall) -> Iterator[Item]:
    """The values of an enum."""
    given = call.argument(0) if call.name == "enum" else None
    for value in given.items if isinstance(given, Array) else ():
        if isinstance(value, Text):
            yield item(ItemKind.ENUM_VALUE, value.value, value.span)


def _field_item(field: Field, kind: ItemKind, depth: int) -> Item:
    call, prop = field.call, field.property
    children: tuple[Item, ...] = ()
    if call is not None and (call.name in _INLINE or call.modifiers):
        children = _inner(field, call, depth)
    if field.kind is FieldKind.RELATIONSHIP:
        kind = ItemKind.RELATIONSHIP
    return Item(field.name, prop.span, prop.name_span, Content(kind, type_words(call), children))


def _inner(field: Field, call: BuilderCall, depth: int) -> tuple[Item, ...]:
    """The parts of an inline type, and the rules of a field."""
    found: list[Item] = []
    if depth and call.name in _INLINE:
        given = call.argument(0)
        found += _values(call)
        if call.name == "customType" and isinstance(given, Object):
            found += (_field_item(each, ItemKind.FIELD, depth - 1) for each in fields_of(given))
    link = call.modifier("authorization")
    if link is not None:
        found += rule_items(link)
    return inside(field.property.span, found) if found else ()


def type_words(call: BuilderCall | None) -> str:
    """The type of a field in a few words: ``string[], required``, ``belongsTo Customer``."""
    if call is None:
        return ""
    words = call.name
    if words == "ref" or words in RELATIONSHIPS:
        target = call.argument(0)
        name = target.value if isinstance(target, Text) else ""
        words = name or words if words == "ref" else f"{words} {name}".rstrip()
    if not call.modifiers:
        return words
    names = [link.name for link in call.modifiers]
    if "array" in names:
        words += "[]"
    return f"{words}, required" if "required" in names else words


def _links(call: BuilderCall) -> Iterator[Item]:
    """What is chained to an entry: its identifier, indexes, arguments, handlers and rules."""
    for link in call.modifiers:
        given = None if link.arguments is None else link.arguments[0]
        if given is None:
            continue
        if link.name == "identifier":
            yield item(ItemKind.IDENTIFIER, ", ".join(texts_of(given)), _own(link), link.name_span, "identifier")
        elif link.name == "secondaryIndexes":
            yield from _indexes(given)
        elif link.name == "arguments" and isinstance(given, Object):
            yield from (_field_item(field, ItemKind.ARGUMENT, 0) for field in fields_of(given))
        elif link.name == "handler":
            yield from _handlers(given)
        elif link.name == "authorization":
            yield from rule_items(link, rule_words if call.name == "model" else caller_words)


def _own(link: Link) -> Span:
    """A link without what is before its name."""
    return link.span._replace(start=link.name_span.start)


def _indexes(given: Value) -> Iterator[Item]:
    result = called_back(given, "index")
    for each in result.items if isinstance(result, Array) else ():
        if isinstance(each, Chain) and each.links and each.links[0].arguments is not None:
            sort = each.link("sortKeys")
            keys = None if sort is None or sort.arguments is None else sort.arguments[0]
            names = [*texts_of(each.links[0].arguments[0]), *texts_of(keys)]
            yield item(ItemKind.INDEX, ", ".join(names), each.span, detail="index")


def _handlers(given: Value) -> Iterator[Item]:
    for each in given.items if isinstance(given, Array) else (given,):
        call = builder_call(each)
        if call is not None and call.name.startswith("handler."):
            name = call.name.removeprefix("handler.")
            yield item(ItemKind.HANDLER, name, call.chain.span, call.name_span, "handler")
