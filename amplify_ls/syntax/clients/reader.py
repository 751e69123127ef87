"""How a file uses the typed client of an API: read as a whole, from the places that mention the client's members.

Files of a front end are many and large, so only the code around certain words is looked at. All positions are bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.facts import Access, ClientCode, Imported, Key, TypeAccess
from amplify_ls.syntax.clients.handlers import arguments_read
from amplify_ls.syntax.clients.literals import arguments_of, member_key, string_key, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree

MAKERS = ("generateClient", "generateServerClientUsingCookies", "generateServerClientUsingReqRes")
"""The functions that make a client, with the type of the schema as type argument."""
MEMBERS = ("models", "queries", "mutations", "subscriptions", "conversations", "generations")
SCHEMA = "Schema"
"""The name under which a project exports the type of its schema."""
_CLIENTS = ("Client", "V6Client")
"""The types of clients, with the type of the schema as type argument."""
_WORDS = tuple(each.encode() for each in (SCHEMA, *MAKERS, *MEMBERS))
_APPLIED = frozenset({"call_expression", "instantiation_expression", "generic_type"})
"""What has type arguments: a call, a function as a type, a type."""
_WRAPPERS = frozenset(
    {"non_null_expression", "parenthesized_expression", "as_expression", "satisfies_expression", "await_expression"}
)
_FUNCTIONS = frozenset({"arrow_function", "function_declaration", "function_expression", "method_definition"})
_ASSIGNED = frozenset({"assignment_expression", "augmented_assignment_expression"})
_HELD = {
    "variable_declarator": "name",
    "public_field_definition": "name",
    "required_parameter": "pattern",
    "type_alias_declaration": "name",
    "function_declaration": "name",
    "method_definition": "name",
    **dict.fromkeys(_ASSIGNED, "left"),
}
"""What has a value, or returns one, with the field of its name."""
_NAMES = frozenset({"identifier", "property_identifier", "type_identifier"})
_CONTAINERS = frozenset({"arguments", "object", "array", "pair", "jsx_expression"})
"""What is more than a value in it."""
_GIVING = frozenset({"return_statement", "variable_declarator", "assignment_expression", "arrow_function", "as_expression"})
"""What hands on the value of a name."""
_ROUNDS = 4
"""How many names are followed from one to the next."""
DEFAULT = "default"
_SIGNS = bytes(each for each in range(128) if not (chr(each).isalnum() or chr(each) in "_$"))
"""The characters that can be next to a word."""
_DEEPEST = 40
"""How deeply the arguments of a call, and what contains a call, are followed."""


def may_use_client(data: bytes) -> bool:
    """Whether a text mentions anything that a client has."""
    return any(word in data for word in _WORDS)


def read_client_code(tree: SyntaxTree) -> ClientCode:
    """Read a file."""
    reader = _Reader(tree.root, tree.data)
    imports = tuple(reader.imports())
    declared = frozenset(reader.declared_schemas())
    held = tuple(dict.fromkeys(reader.held()))
    accesses = tuple(reader.accesses())
    makers = {name for name, _ in held} | {each.local for each in imports} if held or accesses else set[str]()
    types = tuple(reader.types({each.local for each in imports if each.name == SCHEMA} | declared))
    return ClientCode(
        imports,
        declared,
        held,
        tuple(reader.derived_from(makers)),
        tuple(reader.exports()),
        accesses,
        types,
        tuple(each for access in types for each in arguments_read(tree.root, tree.data, access)),
    )


def read_accesses(tree: SyntaxTree, names: Iterable[str]) -> Iterator[Access]:
    """The members that code anywhere in a file accesses on some names, without the arguments of calls."""
    for node in _Reader(tree.root, tree.data).words(names):
        keys, _ = _along(node)
        if node.type == "identifier" and keys:
            yield Access(text_of(node), tuple(keys), ())


class _Reader:
    def __init__(self, root: Node, data: bytes) -> None:
        self._root = root
        self._data = data

    def imports(self) -> Iterator[Imported]:
        for statement in self._root.children:
            source = statement.child_by_field_name("source") if statement.type == "import_statement" else None
            if source is None:
                continue
            module = text_of(source)[1:-1]
            for clause in (child for child in statement.children if child.type == "import_clause"):
                for part in clause.children:
                    if part.type == "identifier":
                        yield Imported(text_of(part), "default", module)
                    for item in part.children if part.type == "named_imports" else ():
                        name, alias = item.child_by_field_name("name"), item.child_by_field_name("alias")
                        if name is not None:
                            yield Imported(text_of(alias or name), text_of(name), module)

    def declared_schemas(self) -> Iterator[str]:
        for node in self.words(("ClientSchema",)):
            found = _above(node, ("type_alias_declaration",))
            name = None if found is None else found.child_by_field_name("name")
            if name is not None:
                yield text_of(name)

    def held(self) -> Iterator[tuple[str, str]]:
        """The names whose values are made by a call with the type of a schema, and the functions that return such a value."""
        for node in self.words((*MAKERS, *_CLIENTS)):
            call = node.parent
            if call is None or call.type not in _APPLIED:
                continue
            given = (child for child in call.children if child.type == "type_arguments")
            for argument in (each for child in given for each in child.named_children):
                for name in _holders(call) if argument.type == "type_identifier" else ():
                    yield name, text_of(argument)

    def derived_from(self, makers: set[str]) -> Iterator[tuple[str, str]]:
        """The names whose values come from some names, directly or through others."""
        known, fresh = set(makers), makers
        for _ in range(_ROUNDS):
            found = tuple(dict.fromkeys(self._derived(fresh)))
            yield from found
            fresh = {name for name, _ in found} - known
            known |= fresh

    def _derived(self, makers: set[str]) -> Iterator[tuple[str, str]]:
        for node in self.words(makers):
            outer = node.parent
            is_called = outer is not None and outer.type == "call_expression" and outer.child_by_field_name("function") == node
            is_type = node.type == "type_identifier" and _above(node, ("type_annotation",)) is not None
            is_given = outer is not None and outer.type in _GIVING and node.type == "identifier"
            for name in (
                _holders(outer if is_called and outer is not None else node) if is_called or is_type or is_given else ()
            ):
                if name != text_of(node):
                    yield name, text_of(node)

    def exports(self) -> Iterator[tuple[str, str]]:
        """The names that are exported under another one."""
        for statement in self._root.children:
            value = statement.child_by_field_name("value") if statement.type == "export_statement" else None
            if value is not None and value.type == "identifier":
                yield DEFAULT, text_of(value)
            for clause in statement.children if statement.type == "export_statement" else ():
                for item in clause.named_children if clause.type == "export_clause" else ():
                    name, alias = item.child_by_field_name("name"), item.child_by_field_name("alias")
                    if name is not None and alias is not None:
                        yield text_of(alias), text_of(name)

    def accesses(self) -> Iterator[Access]:
        for node in self.words(MEMBERS):
            outer = node.parent
            if node.type != "property_identifier" or outer is None or outer.type != "member_expression":
                continue
            base = outer.child_by_field_name("object")
            name = "" if base is None else _base(base)
            if name:
                keys, call = _along(outer)
                yield Access(name, (member_key(node), *keys), arguments_of(call))

    def types(self, names: Iterable[str]) -> Iterator[TypeAccess]:
        for node in self.words(names):
            keys: list[Key] = []
            current, outer = node, node.parent
            while outer is not None and outer.type in ("lookup_type", "parenthesized_type"):
                if outer.type == "lookup_type":
                    index = outer.named_children[-1]
                    inner = index.named_children[0] if index.type == "literal_type" and index.named_children else index
                    if index == current or inner.type != "string":
                        break
                    keys.append(string_key(inner))
                current, outer = outer, outer.parent
            if keys:
                yield TypeAccess(text_of(node), tuple(keys))

    def words(self, words: Iterable[str]) -> Iterator[Node]:
        """The names of the code that are one of some words, without those in strings and comments."""
        for word in sorted(words):
            for start in _occurrences(self._data, word.encode()):
                end = start + len(word.encode())
                node = self._root.descendant_for_byte_range(start, end)
                if node is not None and (node.start_byte, node.end_byte) == (start, end) and node.type.endswith("identifier"):
                    yield node


def _occurrences(data: bytes, word: bytes) -> Iterator[int]:
    """The places of a word. A search for literal bytes is many times faster than a pattern."""
    position = data.find(word)
    while position >= 0:
        end = position + len(word)
        if not (data[position - 1 : position] + data[end : end + 1]).strip(_SIGNS):
            yield position
        position = data.find(word, end)


def _above(node: Node, kinds: tuple[str, ...]) -> Node | None:
    found = node.parent
    for _ in range(_DEEPEST):
        if found is None or found.type in kinds:
            return found
        found = found.parent
    return None


def _holders(node: Node) -> Iterator[str]:
    """The names of the variables, fields, parameters, types and functions that have a value, from the inside out."""
    current: Node | None = node.parent
    for _ in range(_DEEPEST):
        if current is None or _is_end(current) or current.type in _CONTAINERS:
            return
        held = current.child_by_field_name(_HELD[current.type]) if current.type in _HELD else None
        if held is not None:
            name = _base(held) if current.type in _ASSIGNED else text_of(held) if held.type in _NAMES else ""
            if name:
                yield name
            # `(client ??= generateClient<Schema>())` has the value too.
            if current.type not in _ASSIGNED:
                return
        if current.type == "export_statement":
            yield DEFAULT
        current = current.parent


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
            return text_of(name) if is_own and name is not None else ""
        else:
            return text_of(current) if current.type == "identifier" else ""
    return ""


def _along(node: Node) -> tuple[list[Key], Node | None]:
    """The names after an expression, up to the first call."""
    keys: list[Key] = []
    current, outer = node, node.parent
    while outer is not None:
        if outer.type in _WRAPPERS and outer.named_children[0] == current:
            current, outer = outer, outer.parent
            continue
        if outer.type == "call_expression" and outer.child_by_field_name("function") == current:
            return keys, outer
        if outer.type not in ("member_expression", "subscript_expression") or outer.children[0] != current:
            break
        # By its place: behind `typeof`, the grammar gives the fields of the innermost expression to those around it.
        last = outer.named_children[-1]
        if last.type == "property_identifier":
            keys.append(member_key(last))
        elif last.type == "string":
            keys.append(string_key(last))
        else:
            break
        current, outer = outer, outer.parent
    return keys, None
