"""The names of the types in a type, with their arguments: `ClientSchema<typeof schema>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer


class TypeArgument(NamedTuple):
    """A type argument. ``queried`` is the name after ``typeof``; empty for anything else."""

    queried: str
    start: int
    end: int


class TypeUse(NamedTuple):
    """A type that is named within another one."""

    name: str
    start: int
    end: int
    arguments: tuple[TypeArgument, ...]


def type_uses(low: Lowerer, node: Node) -> Iterator[TypeUse]:
    """The types that are named in the declaration of a type, without its own parameters."""
    own = _parameters(low, node)
    name = node.child_by_field_name("name")
    stack = [child for child in reversed(node.named_children) if child != name]
    while stack:
        current = stack.pop()
        if current.type == "generic_type":
            named, given = current.child_by_field_name("name"), current.child_by_field_name("type_arguments")
            arguments = () if given is None else tuple(_argument(low, each) for each in _types(given))
            if named is not None and named.type == "type_identifier":
                yield _use(low, named, arguments)
            stack.extend([] if given is None else reversed(given.named_children))
        elif current.type == "type_identifier":
            if low.text(current) not in own:
                yield _use(low, current, ())
        elif current.type not in ("nested_type_identifier", "type_query"):
            stack.extend(reversed(current.named_children))


def _use(low: Lowerer, node: Node, arguments: tuple[TypeArgument, ...]) -> TypeUse:
    return TypeUse(low.text(node), low.at(node.start_byte), low.at(node.end_byte), arguments)


def _parameters(low: Lowerer, node: Node) -> frozenset[str]:
    given = node.child_by_field_name("type_parameters")
    names = () if given is None else (each.child_by_field_name("name") for each in given.named_children)
    return frozenset(low.text(name) for name in names if name is not None)


def _types(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _argument(low: Lowerer, node: Node) -> TypeArgument:
    is_query = node.type == "type_query" and len(node.named_children) == 1 and node.named_children[0].type == "identifier"
    queried = low.text(node.named_children[0]) if is_query else ""
    return TypeArgument(queried, low.at(node.start_byte), low.at(node.end_byte))
