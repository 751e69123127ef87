"""Types as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.code import Applied, Key, StringCode
from amplify_ls.syntax.clients.reading import KEYS, content_of, key_of, optional_type, parts_of, text_of
from amplify_ls.syntax.clients.type_code import (
    FunctionType,
    ItemType,
    JoinedType,
    KeyOf,
    ListType,
    LiteralType,
    LookupType,
    NamedType,
    ObjectType,
    PlainType,
    TupleType,
    TypeCode,
    TypeOf,
    UnseenType,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.reading import Reading

_UNKNOWN = frozenset({"any", "unknown", "object"})
_INNER = frozenset({"type_annotation", "parenthesized_type", "readonly_type", "optional_type", "rest_type", "constraint"})


def read_type(reading: Reading, node: Node) -> TypeCode:
    """The type at a node."""
    reader = _READERS.get(node.type)
    return UnseenType() if reader is None else reader(reading, node)


def _inner(reading: Reading, node: Node) -> TypeCode:
    inner = next(parts_of(node), None)
    return UnseenType() if inner is None else reading.type(inner)


def _named(reading: Reading, node: Node) -> TypeCode:
    del reading
    return NamedType(text_of(node))


def _generic(reading: Reading, node: Node) -> TypeCode:
    name, given = node.child_by_field_name("name"), node.child_by_field_name("type_arguments")
    arguments = () if given is None else tuple(reading.type(each) for each in parts_of(given))
    return UnseenType() if name is None else NamedType(text_of(name), arguments)


def _predefined(reading: Reading, node: Node) -> TypeCode:
    del reading
    return UnseenType() if text_of(node) in _UNKNOWN else PlainType()


def _literal(reading: Reading, node: Node) -> TypeCode:
    del reading
    inner = next(parts_of(node), None)
    if inner is None or inner.type != "string":
        return PlainType()
    return LiteralType(StringCode(content_of(inner), inner.start_byte, inner.end_byte))


def _lookup(reading: Reading, node: Node) -> TypeCode:
    owner, *_, index = [*parts_of(node), node]
    index = node.named_children[-1]
    inner = next(parts_of(index), index) if index.type == "literal_type" else index
    if inner.type == "string":
        return LookupType(reading.type(owner), key_of(inner, "string"))
    return ItemType(reading.type(owner))


def _list(reading: Reading, node: Node) -> TypeCode:
    return ListType(_inner(reading, node))


def _tuple(reading: Reading, node: Node) -> TypeCode:
    return TupleType(tuple(reading.type(each) for each in parts_of(node)))


def _joined(reading: Reading, node: Node) -> TypeCode:
    return JoinedType(tuple(reading.type(each) for each in parts_of(node)))


def _object(reading: Reading, node: Node) -> TypeCode:
    return ObjectType(tuple(_members(reading, node)))


def _members(reading: Reading, node: Node) -> Iterator[tuple[Key, TypeCode]]:
    for child in parts_of(node):
        name = child.child_by_field_name("name")
        if name is None or name.type not in KEYS:
            continue
        if child.type == "property_signature":
            annotation = child.child_by_field_name("type")
            yield key_of(name, "key"), UnseenType() if annotation is None else reading.type(annotation)
        elif child.type == "method_signature":
            yield key_of(name, "key"), _function(reading, child)


def _function(reading: Reading, node: Node) -> TypeCode:
    given = node.child_by_field_name("parameters")
    parameters = () if given is None else tuple(parts_of(given))
    types = tuple(optional_type(reading, each.child_by_field_name("type")) for each in parameters)
    return FunctionType(types, optional_type(reading, node.child_by_field_name("return_type")))


def _type_of(reading: Reading, node: Node) -> TypeCode:
    inner = next(parts_of(node), None)
    if inner is None:
        return UnseenType()
    types = [each for child in node.named_children if child.type == "type_arguments" for each in parts_of(child)]
    value = reading.code(inner)
    return TypeOf(Applied(value, tuple(map(reading.type, types))) if types else value)


def _key_of(reading: Reading, node: Node) -> TypeCode:
    return KeyOf(_inner(reading, node))


def _extended(reading: Reading, node: Node) -> TypeCode:
    return JoinedType(tuple(reading.type(each) for each in parts_of(node)))


_READERS: dict[str, Callable[[Reading, Node], TypeCode]] = {
    **dict.fromkeys(_INNER, _inner),
    "type_identifier": _named,
    "identifier": _named,
    "nested_type_identifier": _named,
    "generic_type": _generic,
    "predefined_type": _predefined,
    "literal_type": _literal,
    "lookup_type": _lookup,
    "array_type": _list,
    "tuple_type": _tuple,
    "union_type": _joined,
    "intersection_type": _joined,
    "object_type": _object,
    "interface_body": _object,
    "function_type": _function,
    "type_query": _type_of,
    "index_type_query": _key_of,
    "extends_type_clause": _extended,
}
