"""From operations on GraphQL text to text edits, in the author's style."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.edits import graphql_operations as ops
from amplify_ls.edits.operations import Remove, Replace, TextEdit
from amplify_ls.edits.style import indentation_at, line_end, line_start, newline_at, next_line
from amplify_ls.gen1.syntax.embedding import EmbeddedAnchor
from amplify_ls.syntax.strings import escaped
from amplify_ls.text.document import decodable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from amplify_ls.edits.operations import Operation
    from amplify_ls.gen1.syntax.nodes import Field, Member
    from amplify_ls.syntax.outline import Span

GRAPHQL_SUFFIX = ".graphql"
_BLANKS = re.compile(rb"[ \t]*")
_DEFAULT_STEP = b"  "


def graphql_operations(operations: Iterable[Operation]) -> tuple[ops.GraphqlOperation, ...]:
    """The operations of a fix as operations on GraphQL text; empty if the fix is about other text."""
    found: list[ops.GraphqlOperation] = []
    for operation in operations:
        if isinstance(operation, ops.GRAPHQL_OPERATIONS):
            found.append(operation)
        elif isinstance(operation, (Replace, Remove)) and operation.span.path.endswith(GRAPHQL_SUFFIX):
            # Rules about comments know no languages.
            span = operation.span
            found.append(ops.SetText(span, operation.text) if isinstance(operation, Replace) else ops.RemoveRegion(span))
        else:
            return ()
    return tuple(found)


class _Splice(NamedTuple):
    start: int
    end: int
    text: bytes


def render_graphql(operations: Iterable[ops.GraphqlOperation], text: Callable[[str], bytes | None]) -> tuple[TextEdit, ...]:
    """The text edits of a fix; empty if the text of a path is unknown or the edits overlap."""
    edits: list[TextEdit] = []
    for operation in operations:
        place = _place(operation)
        data = text(place.path)
        if data is None:
            return ()
        splice = _HANDLERS[type(operation)](decodable(data), operation)
        edits.append(_edit(place, data, splice))
    edits.sort(key=lambda edit: (edit.path, edit.start, edit.end))
    joined = _joined(edits)
    for before, after in pairwise(joined):
        if before.path == after.path and after.start < before.end:
            return ()
    return tuple(joined)


def _joined(edits: Sequence[TextEdit]) -> list[TextEdit]:
    """Edits in which insertions at one place are one, because their order would be unclear."""
    found: list[TextEdit] = []
    for edit in edits:
        last = found[-1] if found else None
        if last is not None and (last.path, last.start, last.end) == (edit.path, edit.start, edit.end):
            found[-1] = TextEdit(last.path, last.start, last.end, last.text + edit.text)
        else:
            found.append(edit)
    return found


def _place(operation: Any) -> Span:
    for name in ("span", "directive", "object", "list", "definition", "field", "after"):
        place = getattr(operation, name, None)
        if place is not None:
            span: Span = getattr(place, "span", place)
            return span
    raise TypeError(type(operation).__name__)


def _edit(place: Span, data: bytes, splice: _Splice) -> TextEdit:
    """The edit for a splice. In a literal of another file, it stays between the quotes, and the text is escaped."""
    text = splice.text.decode("utf-8", "replace")
    if not isinstance(place.anchor, EmbeddedAnchor):
        return TextEdit(place.path, splice.start, splice.end, text)
    first, last = place.anchor.embedding.region
    quote = data[last : last + 1].decode("utf-8", "replace")
    return TextEdit(place.path, max(min(splice.start, last), first), min(splice.end, last), escaped(text, quote))


def _set_text(data: bytes, operation: ops.SetText) -> _Splice:
    start, end = operation.span.resolve()
    return _Splice(start, end, _lines(data, start, operation.text))


def _add_before(data: bytes, operation: ops.AddBefore) -> _Splice:
    del data
    start, _ = operation.span.resolve()
    return _Splice(start, start, operation.text.encode())


def _add_after(data: bytes, operation: ops.AddAfter) -> _Splice:
    _, end = operation.span.resolve()
    return _Splice(end, end, b" " + operation.text.encode())


def _remove_region(data: bytes, operation: ops.RemoveRegion) -> _Splice:
    return _without(data, *operation.span.resolve())


def _without(data: bytes, start: int, end: int) -> _Splice:
    """The removal of a region with the blanks before it, and with its lines if nothing else is on them."""
    first = line_start(data, start)
    last = line_end(data, end)
    if not data[first:start].strip(b" \t") and not data[end:last].strip(b" \t,"):
        return _Splice(first, next_line(data, end), b"")
    blank = start
    while blank > first and data[blank - 1 : blank] in (b" ", b"\t"):
        blank -= 1
    if blank > first or data[end : end + 1] not in (b" ", b"\t"):
        return _Splice(blank, end, b"")
    match = _BLANKS.match(data, end)
    return _Splice(start, end if match is None else match.end(), b"")


def _add_argument(data: bytes, operation: ops.AddArgument) -> _Splice:
    directive = operation.directive
    if directive.arguments:
        return _appended(data, directive.arguments[-1].span.resolve()[1], operation.text)
    start = directive.at_name.resolve()[1]
    return _Splice(start, directive.span.resolve()[1], f"({operation.text})".encode())


def _remove_argument(data: bytes, operation: ops.RemoveArgument) -> _Splice:
    directive = operation.directive
    if len(directive.arguments) == 1:
        return _Splice(directive.at_name.resolve()[1], directive.span.resolve()[1], b"")
    return _without_item(data, [argument.span for argument in directive.arguments], operation.argument.span)


def _add_entry(data: bytes, operation: ops.AddEntry) -> _Splice:
    if operation.object.entries:
        return _appended(data, operation.object.entries[-1].span.resolve()[1], operation.text)
    start, end = operation.object.span.resolve()
    return _Splice(start, end, b"{ " + operation.text.encode() + b" }")


def _remove_entry(data: bytes, operation: ops.RemoveEntry) -> _Splice:
    if len(operation.object.entries) == 1:
        start, end = operation.object.span.resolve()
        return _Splice(start, end, b"{}")
    return _without_item(data, [entry.span for entry in operation.object.entries], operation.entry.span)


def _remove_list_item(data: bytes, operation: ops.RemoveListItem) -> _Splice:
    if len(operation.list.items) == 1:
        start, end = operation.list.span.resolve()
        return _Splice(start, end, b"[]")
    return _without_item(data, [item.span for item in operation.list.items], operation.item.span)


def _appended(data: bytes, end: int, text: str) -> _Splice:
    """A text after the last item of a sequence: on a line of its own if that item is."""
    indentation = indentation_at(data, end)
    begins_line = re.match(rb"[ \t]*[\w$]+[ \t]*:", data[line_start(data, end) : end]) is not None
    if begins_line and data[end : line_end(data, end)].strip(b" \t,") == b"":
        comma = b"," if data[end : end + 1] == b"," or b"," in data[max(end - 400, 0) : end] else b""
        return _Splice(end, end, comma + newline_at(data, end) + indentation + text.encode())
    return _Splice(end, end, b", " + text.encode())


def _without_item(data: bytes, spans: Sequence[Span], gone: Span) -> _Splice:
    """The removal of an item of a sequence of at least two, with the comma and the blanks that separate it."""
    places = [span.resolve() for span in spans]
    index = spans.index(gone)
    if index + 1 < len(places):
        return _Splice(places[index][0], places[index + 1][0], b"")
    return _Splice(places[index - 1][1], places[index][1], b"")


def _add_field(data: bytes, operation: ops.AddField) -> _Splice:
    definition = operation.definition
    newline = newline_at(data, definition.span.resolve()[0])
    text = operation.text.encode()
    items: list[Field | Member] = [*definition.fields, *definition.members]
    if not items:
        start, end = definition.body.resolve() if definition.body is not None else (definition.span.resolve()[1],) * 2
        space = b"" if definition.body is not None else b" "
        return _Splice(start, end, space + b"{" + newline + _DEFAULT_STEP + text + newline + b"}")
    end = items[-1].span.resolve()[1]
    place = items[-1].name.span.resolve()[0]
    if data[line_start(data, place) : place].strip(b" \t"):
        # The whole body is on one line.
        return _Splice(end, end, b" " + text)
    while data[end : end + 1] == b",":
        end += 1
    tail = line_end(data, end)
    # A comment behind the field remains behind it.
    at = tail if data[end:tail].lstrip(b" \t").startswith(b"#") else end
    return _Splice(at, at, newline + indentation_at(data, place) + text)


def _add_field_before(data: bytes, operation: ops.AddFieldBefore) -> _Splice:
    start = operation.field.span.resolve()[0]
    begin = line_start(data, start)
    if data[begin:start].strip(b" \t"):
        return _Splice(start, start, operation.text.encode() + b" ")
    line = indentation_at(data, start) + operation.text.encode() + newline_at(data, start)
    return _Splice(begin, begin, line)


def _add_definition(data: bytes, operation: ops.AddDefinition) -> _Splice:
    end = operation.after.span.resolve()[1]
    newline = newline_at(data, end)
    at = line_end(data, end)
    return _Splice(at, at, newline + newline + _lines(data, end, operation.text))


def _lines(data: bytes, position: int, text: str) -> bytes:
    """A text with the line ends of the file."""
    return text.encode().replace(b"\n", newline_at(data, position))


_HANDLERS: dict[type, Callable[[bytes, Any], _Splice]] = {
    ops.SetText: _set_text,
    ops.AddBefore: _add_before,
    ops.AddAfter: _add_after,
    ops.RemoveRegion: _remove_region,
    ops.AddArgument: _add_argument,
    ops.RemoveArgument: _remove_argument,
    ops.AddEntry: _add_entry,
    ops.RemoveEntry: _remove_entry,
    ops.RemoveListItem: _remove_list_item,
    ops.AddField: _add_field,
    ops.AddFieldBefore: _add_field_before,
    ops.AddDefinition: _add_definition,
}
