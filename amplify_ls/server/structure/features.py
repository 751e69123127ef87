"""Answers about the structure of files: outline, document links, and symbols of the workspace."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from amplify_ls.engine import unignored_projects
from amplify_ls.server.convert import span
from amplify_ls.text.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amplify_ls.engine.structure.answers import SymbolSearch
    from amplify_ls.ide.links import Link
    from amplify_ls.server.convert import Json
    from amplify_ls.server.encoded import Encoded
    from amplify_ls.server.session import Session
    from amplify_ls.server.structure.outlines import TreeWriter

_SEARCH_SECONDS = 10.0
"""How long the list of amplify folders in the workspace is used: finding them reads all folders."""


class StructureFeatures:
    """The requests, and what is kept between them: the JSON of outlines, and symbols of projects that are not in memory.

    The modules behind it are imported by the first request, after the first diagnostics.
    """

    def __init__(self, folder_uris: Callable[[], Sequence[str]]) -> None:
        self._folder_uris = folder_uris
        self._writers: dict[str, TreeWriter] = {}
        self._search: SymbolSearch | None = None
        self._folders: Sequence[str] = ()
        self._found_at: float | None = None

    def document_symbol(self, session: Session, params: types.DocumentSymbolParams) -> Encoded | list[Json] | None:
        """`textDocument/documentSymbol`: a tree, or a list for a client that has no trees."""
        from amplify_ls.engine.structure.answers import outline
        from amplify_ls.server.structure.outlines import TreeWriter, symbol_list

        found = session.open_document(params.text_document.uri)
        if found is None:
            return None
        path, document = found
        items = outline(session.workspace, path)
        if not session.client.shows_symbol_trees:
            return symbol_list(document, items, params.text_document.uri, session.client.encoding)
        self._writers = {each: writer for each, writer in self._writers.items() if session.files.open_file(each) is not None}
        writer = self._writers.setdefault(path, TreeWriter(session.client.encoding))
        return writer.write(document, items)

    def workspace_symbol(self, session: Session, params: types.WorkspaceSymbolParams) -> list[Json]:
        """`workspace/symbol`."""
        from amplify_ls.engine.structure.answers import SymbolSearch
        from amplify_ls.server.structure.outlines import found_symbols

        if self._search is None:
            self._search = SymbolSearch(session.workspace, session.disk)
        found = self._search.search(params.query, self._amplify_folders(session))
        texts = {path: _text_of(session, path) for path in dict.fromkeys(each.path for each in found)}
        return found_symbols(found, session.files.uri, texts.get, session.client.encoding)

    def requests(self) -> dict[str, Callable[[Session, Any], Any]]:
        """The handlers by method."""
        return {
            types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: self.document_symbol,
            types.TEXT_DOCUMENT_DOCUMENT_LINK: document_link,
            types.WORKSPACE_SYMBOL: self.workspace_symbol,
        }

    def _amplify_folders(self, session: Session) -> Sequence[str]:
        """The amplify folders in the folders of the workspace."""
        now = time.monotonic()
        if self._found_at is None or now - self._found_at > _SEARCH_SECONDS:
            self._found_at = now
            roots = filter(None, map(session.files.path, self._folder_uris()))
            self._folders = [each for root in roots for each in unignored_projects(session.disk, root)]
        return self._folders


def document_link(session: Session, params: types.DocumentLinkParams) -> list[Json] | None:
    """`textDocument/documentLink`."""
    from amplify_ls.engine.structure.answers import document_links

    found = session.open_document(params.text_document.uri)
    if found is None:
        return None
    path, document = found
    return [_link(session, document, link) for link in document_links(session.workspace, path)]


def _text_of(session: Session, path: str) -> Document | None:
    """The text of a file, also if its project is not in memory."""
    known = session.document(path)
    data = session.disk.read(path) if known is None else None
    return known if data is None else Document(data)


def _link(session: Session, document: Document, link: Link) -> Json:
    target = session.files.uri(link.target)
    other = None if link.position is None else session.document(link.target)
    if other is not None and link.position is not None:
        line, character = other.position(link.position, session.client.encoding)
        target = f"{target}#L{line + 1},{character + 1}"
    result: Json = {"range": span(document, link.start, link.end, session.client.encoding), "target": target}
    if session.client.shows_link_tooltips:
        result["tooltip"] = link.tooltip
    return result


OPTIONS: dict[str, Any] = {
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: types.DocumentSymbolOptions(label="Amplify"),
    types.TEXT_DOCUMENT_DOCUMENT_LINK: types.DocumentLinkOptions(resolve_provider=False),
}
