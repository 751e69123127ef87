"""Outlines and symbols as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.ide.outline.items import ItemKind
from amplify_ls.server.convert import span
from amplify_ls.server.encoded import Encoded
from amplify_ls.server.structure.positions import RangeWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from amplify_ls.ide.outline.items import Content, Item
    from amplify_ls.ide.outline.symbols import Symbol
    from amplify_ls.server.convert import Json
    from amplify_ls.text.document import Document, Encoding

_KINDS = {
    ItemKind.SCHEMA: 3,  # namespace
    ItemKind.MODEL: 5,  # class
    ItemKind.CUSTOM_TYPE: 23,  # struct
    ItemKind.ENUM: 10,
    ItemKind.ENUM_VALUE: 22,
    ItemKind.FIELD: 8,
    ItemKind.RELATIONSHIP: 7,  # property
    ItemKind.IDENTIFIER: 20,  # key
    ItemKind.INDEX: 18,  # array
    ItemKind.RULE: 25,  # operator
    ItemKind.OPERATION: 6,  # method
    ItemKind.SUBSCRIPTION: 24,  # event
    ItemKind.ARGUMENT: 13,  # variable
    ItemKind.HANDLER: 12,  # function
    ItemKind.AUTH: 2,  # module
    ItemKind.DATA: 2,
    ItemKind.STORAGE: 2,
    ItemKind.FUNCTION: 12,
    ItemKind.BACKEND: 4,  # package
    ItemKind.RESOURCE: 2,
    ItemKind.STACK: 4,
    ItemKind.OUTPUT: 19,  # object
    ItemKind.SIGN_IN: 20,
    ItemKind.ATTRIBUTE: 8,
    ItemKind.GROUP: 11,  # interface
    ItemKind.TRIGGER: 24,
    ItemKind.PATH: 1,  # file
    ItemKind.VARIABLE: 14,  # constant
    ItemKind.SCHEDULE: 24,
    ItemKind.SECRET: 14,
}
"""The numbers of `SymbolKind`."""


class _Written(NamedTuple):
    """The JSON of an item, for the text that it was written from."""

    content: Content
    source: bytes
    template: str
    lines: tuple[int, ...]
    line: int
    """The line of the item in ``text``."""
    text: str


class TreeWriter:
    """Writes outlines as arrays of `DocumentSymbol`. An item whose text is the same is not written again."""

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding
        self._written: dict[int, _Written] = {}

    def write(self, document: Document, items: Iterable[Item]) -> Encoded:
        """The symbols of one document. What is kept belongs to this document."""
        before, self._written = self._written, {}
        return Encoded(f"[{','.join([self._symbol(each, document, before) for each in items])}]")

    def _symbol(self, item: Item, document: Document, before: Mapping[int, _Written]) -> str:
        start, end = item.span.resolve()
        line = document.line_of(start)
        content = item.content
        if content.kind is ItemKind.SCHEMA or content.kind is ItemKind.DATA:
            # It has hundreds of children, which are written one by one.
            writer = RangeWriter(document, start, end, self._encoding)
            template = _object(item, writer.pair((start, end), item.name_span.resolve()), "%s" if content.children else "")
            children = ",".join([self._symbol(each, document, before) for each in content.children])
            return template % (*map(line.__add__, writer.lines), *([children] if content.children else ()))
        source = document.data[document.line_start(line) : end]
        known = before.get(id(content))
        if known is None or known.content is not content or known.source != source:
            writer = RangeWriter(document, start, end, self._encoding)
            template = _template(item, writer)
            known = _filled(_Written(content, source, template, tuple(writer.lines), line, ""))
        elif known.line != line:
            known = _filled(known._replace(line=line))
        self._written[id(content)] = known
        return known.text


def _filled(written: _Written) -> _Written:
    return written._replace(text=written.template % tuple(map(written.line.__add__, written.lines)))


def symbol_list(document: Document, items: Iterable[Item], uri: str, encoding: Encoding) -> list[Json]:
    """An array of `SymbolInformation`, for clients without a tree."""
    return list(_flat(document, items, "", uri, encoding))


def found_symbols(
    symbols: Iterable[Symbol], uri: Callable[[str], str], document: Callable[[str], Document | None], encoding: Encoding
) -> list[Json]:
    """An array of `SymbolInformation` for a search; a symbol whose file is gone is left out."""
    found: list[Json] = []
    for each in symbols:
        text = document(each.path)
        if text is None:
            continue
        symbol: Json = {
            "name": each.name,
            "kind": _KINDS[each.kind],
            "location": {"uri": uri(each.path), "range": span(text, each.start, each.end, encoding)},
            "containerName": each.container or each.kind.value,
        }
        found.append(symbol)
    return found


def _template(item: Item, writer: RangeWriter) -> str:
    ranges = writer.pair(item.span.resolve(), item.name_span.resolve())
    children = ",".join([_template(each, writer) for each in item.content.children])
    return _object(item, ranges, children)


def _object(item: Item, ranges: str, children: str) -> str:
    content = item.content
    detail = f',"detail":{_quoted(content.detail)}' if content.detail else ""
    inner = f',"children":[{children}]' if children else ""
    return f'{{"name":{_quoted(item.name or " ")},"kind":{_KINDS[content.kind]}{detail},{ranges}{inner}}}'


def _quoted(text: str) -> str:
    return f'"{text}"' if text.isidentifier() and text.isascii() else json.dumps(text).replace("%", "%%")


def _flat(document: Document, items: Iterable[Item], container: str, uri: str, encoding: Encoding) -> Iterator[Json]:
    for each in items:
        found: Json = {
            "name": each.name or " ",
            "kind": _KINDS[each.kind],
            "location": {"uri": uri, "range": span(document, *each.span.resolve(), encoding)},
        }
        if container:
            found["containerName"] = container
        yield found
        yield from _flat(document, each.children, each.name, uri, encoding)
