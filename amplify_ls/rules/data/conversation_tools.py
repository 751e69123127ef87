"""What a tool of a conversation references: the list query of a model, or a custom query."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.nearest import nearest
from amplify_ls.edits.operations import Fix, InsertProperty, RemoveProperty, RenameProperty, Replace
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.parts import Part, Parts

PLACE = "tool-source"
_UNSEEN = frozenset({EntryKind.UNKNOWN, EntryKind.OTHER})
_QUERIES = frozenset({EntryKind.QUERY, EntryKind.GENERATION})
_FITTING = {"model": frozenset({EntryKind.MODEL}), "query": _QUERIES}
_NO_QUERY = "Tool defined in @conversation directive has no matching Query field definition"
_NO_TYPE = "Could not find type definition for "
_OPERATION = "modelOperation"


class ToolFault(NamedTuple):
    """A reference of a tool to something that it cannot call."""

    part: Part
    parts: Parts
    name: Text
    kind: EntryKind
    message: str
    package_message: str


def tool_fault(parts: Parts, part: Part, name: Text) -> ToolFault | None:
    """What is wrong with the reference of a tool; None if nothing is wrong or the referenced entry is unknown."""
    kind = parts.data.kind(name.value)
    option = "" if part.member is None else part.member.name
    if kind is None or kind in _UNSEEN or option not in _FITTING:
        return None
    if kind not in _FITTING[option]:
        message = f"Expected a {option} for the tool, found the {kind.value} `{name.value}`."
        said = _NO_TYPE + name.value if option == "model" and kind is not EntryKind.CUSTOM_TYPE else _NO_QUERY
        return ToolFault(part, parts, name, kind, message, said)
    if option == "model" and _does_without_list(parts, name.value):
        return ToolFault(
            part, parts, name, kind, f"The model `{name.value}` has no `list` query, which the tool calls.", _NO_QUERY
        )
    return None


def _does_without_list(parts: Parts, name: str) -> bool:
    model = parts.data.entry(name)
    link = None if model is None or model.call is None else model.call.modifier("disableOperations")
    words = None if link is None or link.arguments is None else link.arguments[0]
    items = words.items if isinstance(words, Array) else ()
    return any(isinstance(item, Text) and item.value in ("queries", "list") for item in items)


def tool_fixes(fault: ToolFault) -> Iterator[Fix]:
    """The fix that uses the other option if it fits the reference, otherwise one that uses a similar name that fits."""
    member = fault.part.member
    option = "" if member is None else member.name
    other = next((name for name, kinds in _FITTING.items() if fault.kind in kinds and name != option), None)
    tool = _tool_of(fault)
    if other is not None and member is not None and tool is not None and other not in tool.properties:
        operations: list[Operation] = [RenameProperty(member, other)]
        operation = tool.properties.get(_OPERATION)
        if other == "query" and operation is not None:
            operations.append(RemoveProperty(operation))
        elif other == "model" and operation is None:
            operations.append(InsertProperty(tool, _OPERATION, "'list'", after=member))
        yield Fix(f"Change to `{other}`", tuple(operations), is_preferred=True)
        return
    wanted = _FITTING.get(option, frozenset())
    if fault.kind in wanted or not wanted:
        return
    found = nearest(fault.name.value, [name for name in fault.parts.data.names if fault.parts.data.kind(name) in wanted])
    if found is not None:
        yield Fix(f"Change to `{found}`", (Replace(fault.name.span, f"'{found}'"),), is_preferred=True)


def _tool_of(fault: ToolFault) -> Object | None:
    """The options of the tool, if they are written in its call."""
    outer = fault.part.outer
    arguments = None if outer is None or outer.call is None else outer.call.arguments
    given = None if arguments is None else arguments[0]
    return given if isinstance(given, Object) and not given.is_open else None
