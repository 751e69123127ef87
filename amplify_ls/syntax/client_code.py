"""How a file uses the typed client of an API: read as a whole, from the places that mention the client's members.

Files of a front end are many and large, so only the code around certain words is looked at. All positions are bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree

MAKERS = ("generateClient", "generateServerClientUsingCookies", "generateServerClientUsingReqRes")
"""The functions that make a client, with the type of the schema as type argument."""
MEMBERS = ("models", "queries", "mutations", "subscriptions", "conversations", "generations")
_WORDS = re.compile(rb"\b(?:Schema|generate(?:Server)?Client\w*|%s)\b" % "|".join(MEMBERS).encode())
_MAKERS = re.compile(rb"\b(?:%s)\b" % "|".join(MAKERS).encode())
_MEMBERS = re.compile(rb"(?<=\.)(?:%s)\b" % "|".join(MEMBERS).encode())
_WRAPPERS = frozenset(
    {"non_null_expression", "parenthesized_expression", "as_expression", "satisfies_expression", "await_expression"}
)
_FUNCTIONS = frozenset({"arrow_function", "function_declaration", "function_expression", "method_definition"})
_HELD = {"variable_declarator": "name", "public_field_definition": "name", "required_parameter": "pattern"}
_DEEPEST = 40
"""How deeply the arguments of a call, and what contains a call, are followed."""


class Key(NamedTuple):
    """A name at a place: after a dot, in brackets, or as the key of an object."""

    text: str
    start: int
    end: int
    """With quotes, if it has any."""
    kind: str
    """``member``, ``string``, ``key`` or ``shorthand``."""


class StringValue(NamedTuple):
    """A string literal; the region has the quotes."""

    text: str
    start: int
    end: int


class ObjectValue(NamedTuple):
    """An object literal: its members whose keys are known."""

    members: tuple[tuple[Key, Value | None], ...]


class ListValue(NamedTuple):
    """An array literal."""

    items: tuple[Value | None, ...]


Value = StringValue | ObjectValue | ListValue


class Access(NamedTuple):
    """``client.models.Post.create({...})``: the names after the base, up to the first call, and what the call is passed."""

    base: str
    keys: tuple[Key, ...]
    arguments: tuple[Value | None, ...]


class TypeAccess(NamedTuple):
    """``Schema['Post']['type']``: the keys after the name of a type."""

    base: str
    keys: tuple[Key, ...]


class Imported(NamedTuple):
    """A name that a file imports."""

    local: str
    name: str
    module: str


class ClientCode(NamedTuple):
    """What a file says about clients."""

    imports: tuple[Imported, ...] = ()
    declared_schemas: frozenset[str] = frozenset()
    """The types that the file declares with ``ClientSchema``."""
    held: tuple[tuple[str, str], ...] = ()
    """Pairs of a name and the type argument of the call that makes its value: ``client`` and ``Schema``."""
    derived: tuple[tuple[str, str], ...] = ()
    """Pairs of a name and the function whose result it is, or the type that it is declared with."""
    accesses: tuple[Access, ...] = ()
    types: tuple[TypeAccess, ...] = ()


def may_use_client(data: bytes) -> bool:
    """Whether a text mentions anything that a client has."""
    return _WORDS.search(data) is not None


def read_client_code(tree: SyntaxTree) -> ClientCode:
    """Read a file."""
    reader = _Reader(tree.root, tree.data)
    imports = tuple(reader.imports())
    declared = frozenset(reader.declared_schemas())
    held = tuple(dict.fromkeys(reader.held()))
    accesses = tuple(reader.accesses())
    bases = {access.base for access in accesses}
    makers = {name for name, _ in held} | {each.local for each in imports} if bases else set[str]()
    return ClientCode(
        imports,
        declared,
        held,
        tuple(pair for pair in dict.fromkeys(reader.derived(makers)) if pair[0] in bases),
        accesses,
        tuple(reader.types({each.local for each in imports} | declared)),
    )


class _Reader:
    def __init__(self, root: Node, data: bytes) -> None:
        self._root = root
        self._data = data

    def imports(self) -> Iterator[Imported]:
        for statement in self._root.children:
            source = statement.child_by_field_name("source") if statement.type == "import_statement" else None
            if source is None:
                continue
            module = _text(source)[1:-1]
            for clause in (child for child in statement.children if child.type == "import_clause"):
                for part in clause.children:
                    if part.type == "identifier":
                        yield Imported(_text(part), "default", module)
                    for item in part.children if part.type == "named_imports" else ():
                        name, alias = item.child_by_field_name("name"), item.child_by_field_name("alias")
                        if name is not None:
                            yield Imported(_text(alias or name), _text(name), module)

    def declared_schemas(self) -> Iterator[str]:
        for node in self._words(re.compile(rb"\bClientSchema\b")):
            found = _above(node, ("type_alias_declaration",))
            name = None if found is None else found.child_by_field_name("name")
            if name is not None:
                yield _text(name)

    def held(self) -> Iterator[tuple[str, str]]:
        """The names whose values are made by a call with the type of a schema, and the functions that return such a value."""
        for node in self._words(_MAKERS):
            call = node.parent
            given = None if call is None else call.child_by_field_name("type_arguments")
            if call is None or given is None or call.type not in ("call_expression", "instantiation_expression"):
                continue
            for argument in given.named_children:
                name = _holder(call)
                if argument.type == "type_identifier" and name:
                    yield name, _text(argument)

    def derived(self, makers: set[str]) -> Iterator[tuple[str, str]]:
        """The names that are given the result of a function, or declared with a type, of some names."""
        if not makers:
            return
        words = re.compile(rb"\b(?:%s)\b(?=\s*[(<,)=;|\n])" % b"|".join(re.escape(each.encode()) for each in sorted(makers)))
        for node in self._words(words):
            outer = node.parent
            is_called = outer is not None and outer.type == "call_expression" and outer.child_by_field_name("function") == node
            is_type = node.type == "type_identifier" and _above(node, ("type_annotation",)) is not None
            name = _holder(outer if is_called and outer is not None else node) if is_called or is_type else ""
            if name and name != _text(node):
                yield name, _text(node)

    def accesses(self) -> Iterator[Access]:
        for node in self._words(_MEMBERS):
            outer = node.parent
            if node.type != "property_identifier" or outer is None or outer.type != "member_expression":
                continue
            base = outer.child_by_field_name("object")
            name = "" if base is None else _base(base)
            if name:
                keys, call = _along(outer)
                yield Access(name, (_member(node), *keys), _arguments(call))

    def types(self, names: Iterable[str]) -> Iterator[TypeAccess]:
        known = [re.escape(each.encode()) for each in sorted(names)]
        for node in self._words(re.compile(rb"\b(?:%s)\b(?=\s*\[)" % b"|".join(known))) if known else ():
            keys: list[Key] = []
            current, outer = node, node.parent
            while outer is not None and outer.type in ("lookup_type", "parenthesized_type"):
                if outer.type == "lookup_type":
                    index = outer.named_children[-1]
                    inner = index.named_children[0] if index.type == "literal_type" and index.named_children else index
                    if index == current or inner.type != "string":
                        break
                    keys.append(_string_key(inner))
                current, outer = outer, outer.parent
            if keys:
                yield TypeAccess(_text(node), tuple(keys))

    def _words(self, pattern: re.Pattern[bytes]) -> Iterator[Node]:
        """The names of the code that match a pattern, without those in strings and comments."""
        for found in pattern.finditer(self._data):
            node = self._root.descendant_for_byte_range(found.start(), found.end())
            if node is not None and (node.start_byte, node.end_byte) == found.span() and node.type.endswith("identifier"):
                yield node


def _text(node: Node) -> str:
    return "" if node.text is None else node.text.decode("utf-8", "replace")


def _above(node: Node, kinds: tuple[str, ...]) -> Node | None:
    found = node.parent
    for _ in range(_DEEPEST):
        if found is None or found.type in kinds:
            return found
        found = found.parent
    return None


def _holder(node: Node) -> str:
    """The name of the variable, field, parameter, type or function that has a value."""
    current: Node | None = node.parent
    for _ in range(_DEEPEST):
        if current is None or _is_end(current):
            return ""
        if current.type in _HELD:
            name = current.child_by_field_name(_HELD[current.type])
            return _text(name) if name is not None and name.type in ("identifier", "property_identifier") else ""
        if current.type in ("assignment_expression", "augmented_assignment_expression"):
            left = current.child_by_field_name("left")
            return "" if left is None else _base(left)
        if current.type in ("type_alias_declaration", "function_declaration", "method_definition"):
            name = current.child_by_field_name("name")
            return "" if name is None else _text(name)
        if current.type in ("arguments", "object", "array", "pair"):
            return ""
        current = current.parent
    return ""


def _is_end(node: Node) -> bool:
    """Whether nothing above a node has the value: the file, or a block that is not the body of a function."""
    outer = node.parent
    is_body = outer is not None and outer.type in _FUNCTIONS
    return node.type == "program" or (node.type == "statement_block" and not is_body)


def _base(node: Node) -> str:
    """The name that an expression starts from: ``client``, ``this.client``, ``getClient()``."""
    current = node
    for _ in range(_DEEPEST):
        if current.type in _WRAPPERS and current.named_children:
            current = current.named_children[0]
        elif current.type == "call_expression":
            called = current.child_by_field_name("function")
            if called is None:
                return ""
            current = called
        elif current.type == "member_expression":
            owner, name = current.child_by_field_name("object"), current.child_by_field_name("property")
            is_own = owner is not None and owner.type == "this"
            return _text(name) if is_own and name is not None else ""
        else:
            return _text(current) if current.type == "identifier" else ""
    return ""


def _along(node: Node) -> tuple[list[Key], Node | None]:
    """The names after an expression, up to the first call."""
    keys: list[Key] = []
    current, outer = node, node.parent
    while outer is not None:
        if outer.type in ("non_null_expression", "parenthesized_expression"):
            current, outer = outer, outer.parent
            continue
        if outer.type == "call_expression" and outer.child_by_field_name("function") == current:
            return keys, outer
        is_object = outer.child_by_field_name("object") == current
        if outer.type == "member_expression" and is_object:
            name = outer.child_by_field_name("property")
            if name is None or name.type != "property_identifier":
                break
            keys.append(_member(name))
        elif outer.type == "subscript_expression" and is_object:
            index = outer.child_by_field_name("index")
            if index is None or index.type != "string":
                break
            keys.append(_string_key(index))
        else:
            break
        current, outer = outer, outer.parent
    return keys, None


def _arguments(call: Node | None) -> tuple[Value | None, ...]:
    given = None if call is None else call.child_by_field_name("arguments")
    return () if given is None else tuple(_value(each, 0) for each in given.named_children if each.type != "comment")


def _value(node: Node, depth: int) -> Value | None:
    if depth > _DEEPEST:
        return None
    if node.type in ("as_expression", "satisfies_expression", "parenthesized_expression", "non_null_expression"):
        return _value(node.named_children[0], depth + 1) if node.named_children else None
    if node.type == "string":
        key = _string_key(node)
        return StringValue(key.text, key.start, key.end)
    if node.type == "array":
        return ListValue(tuple(_value(each, depth + 1) for each in node.named_children if each.type != "comment"))
    if node.type == "object":
        return ObjectValue(tuple(_members(node, depth)))
    return None


def _members(node: Node, depth: int) -> Iterator[tuple[Key, Value | None]]:
    for child in node.named_children:
        if child.type == "shorthand_property_identifier":
            yield Key(_text(child), child.start_byte, child.end_byte, "shorthand"), None
        elif child.type == "pair":
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if key is not None and value is not None and key.type in ("property_identifier", "string"):
                found = _string_key(key)._replace(kind="key") if key.type == "string" else _member(key)._replace(kind="key")
                yield found, _value(value, depth + 1)
        elif child.type == "spread_element" and child.named_children:
            # `...(isOpen && { status })` has the keys of the object in it.
            for inner in _objects_in(child.named_children[0]):
                yield from _members(inner, depth + 1)


def _objects_in(node: Node) -> Iterator[Node]:
    if node.type == "object":
        yield node
    elif node.type in ("parenthesized_expression", "binary_expression", "ternary_expression"):
        for child in node.named_children:
            yield from _objects_in(child)


def _member(node: Node) -> Key:
    return Key(_text(node), node.start_byte, node.end_byte, "member")


def _string_key(node: Node) -> Key:
    return Key(_text(node)[1:-1], node.start_byte, node.end_byte, "string")
