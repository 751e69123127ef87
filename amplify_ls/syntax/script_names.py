"""The names that a script declares, reads and calls, wherever in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.outline import Span


class CalledMethod(NamedTuple):
    """``receiver.name(first, ...)``; ``receiver`` is None where it is no plain name."""

    name: str
    span: Span
    receiver: str | None
    first: str | None
    """The first argument, where it is a string literal."""


class ModuleUse(NamedTuple):
    """A module that is imported, required or exported from."""

    module: str
    span: Span
    """The text that names it, quotes included."""
    statement: Span
    names: tuple[str, ...]
    """The local names that an import makes."""
    is_type: bool


class Names:
    """What has been noted so far, as nodes."""

    def __init__(self) -> None:
        self.declared: set[str] = set()
        self.references: list[Node] = []
        self.methods: list[tuple[Node, Node | None, str | None]] = []
        self.created: list[str] = []
        self.modules: list[tuple[Node, Node, list[str]]] = []


def note_names(names: Names, node: Node) -> None:
    """Note what one node, without those below it, says of names."""
    look = _LOOKS.get(node.type)
    if look is not None:
        look(names, node)


def _declaration(names: Names, node: Node) -> None:
    name = node.child_by_field_name("name") or node.child_by_field_name("pattern")
    if name is not None:
        names.declared.update(_leaves(name))


def _arrow(names: Names, node: Node) -> None:
    parameter = node.child_by_field_name("parameter")
    if parameter is not None:
        names.declared.update(_leaves(parameter))


def _caught(names: Names, node: Node) -> None:
    parameter = node.child_by_field_name("parameter")
    if parameter is not None:
        names.declared.update(_leaves(parameter))


def _loop(names: Names, node: Node) -> None:
    left = node.child_by_field_name("left")
    if left is not None and node.child_by_field_name("kind") is not None:
        names.declared.update(_leaves(left))


def _import(names: Names, node: Node) -> None:
    local = [name for child in node.named_children if child.type == "import_clause" for name in _imported(child)]
    names.declared.update(local)
    _module(names, node, local)


def _export(names: Names, node: Node) -> None:
    _module(names, node, [])


def _module(names: Names, node: Node, local: list[str]) -> None:
    source = node.child_by_field_name("source")
    if source is not None:
        names.modules.append((source, node, local))


def _call(names: Names, node: Node) -> None:
    called = node.child_by_field_name("function")
    if called is None or called.type != "member_expression":
        return
    method, receiver = called.child_by_field_name("property"), called.child_by_field_name("object")
    if method is not None:
        is_name = receiver is not None and receiver.type == "identifier"
        names.methods.append((method, receiver if is_name else None, _first_literal(node)))


def _first_literal(call: Node) -> str | None:
    given = call.child_by_field_name("arguments")
    items = [] if given is None else [each for each in given.named_children if each.type != "comment"]
    return unescape(_text(items[0])[1:-1]) if items and items[0].type == "string" else None


def _new(names: Names, node: Node) -> None:
    made = node.child_by_field_name("constructor")
    if made is not None:
        names.created.append(_text(made.child_by_field_name("property") or made))


def _identifier(names: Names, node: Node) -> None:
    around = node.parent
    if around is not None and around.type in _NAMING:
        return
    names.references.append(node)


def _imported(node: Node) -> list[str]:
    found: list[str] = []
    for child in node.named_children:
        if child.type == "identifier":
            found.append(_text(child))
        elif child.type == "namespace_import":
            found.extend(_text(each) for each in child.named_children)
        else:
            for each in child.named_children:
                name = each.child_by_field_name("alias") or each.child_by_field_name("name")
                if name is not None:
                    found.append(_text(name))
    return found


def _leaves(pattern: Node) -> list[str]:
    """The names in a pattern, and those in its default values too."""
    found: list[str] = []
    stack = [pattern]
    while stack:
        node = stack.pop()
        if node.type in ("identifier", "type_identifier", "shorthand_property_identifier_pattern"):
            found.append(_text(node))
        elif node.type == "assignment_pattern" or node.type == "object_assignment_pattern":
            left = node.child_by_field_name("left")
            stack.extend([] if left is None else [left])
        elif node.type == "pair_pattern":
            value = node.child_by_field_name("value")
            stack.extend([] if value is None else [value])
        else:
            stack.extend(node.named_children)
    return found


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


_NAMING = frozenset({"import_specifier", "namespace_import", "import_clause", "export_specifier"})
_LOOKS = {
    "variable_declarator": _declaration,
    "function_declaration": _declaration,
    "function_expression": _declaration,
    "generator_function_declaration": _declaration,
    "generator_function": _declaration,
    "class_declaration": _declaration,
    "class": _declaration,
    "enum_declaration": _declaration,
    "required_parameter": _declaration,
    "optional_parameter": _declaration,
    "arrow_function": _arrow,
    "catch_clause": _caught,
    "for_in_statement": _loop,
    "import_statement": _import,
    "export_statement": _export,
    "call_expression": _call,
    "new_expression": _new,
    "identifier": _identifier,
    "shorthand_property_identifier": _identifier,
}
