"""What the client does with documents: open, change, save, close."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from lsprotocol import types

from amplify_ls.server.virtual import is_virtual
from amplify_ls.text.document import Change

if TYPE_CHECKING:
    from amplify_ls.server.session import Session
    from amplify_ls.text.document import Encoding

_log = logging.getLogger(__name__)


def did_open(session: Session, params: types.DidOpenTextDocumentParams) -> None:
    """The editor's text counts from now on."""
    document = params.text_document
    path = session.files.open(document.uri, document.version)
    if path is None:
        _log.debug("Ignored: %s", document.uri)
        return
    session.publisher.opened(path)
    session.publish_soon()
    if is_virtual(path):
        session.disk.virtual.write(path, document.text.encode("utf-8", "replace"))
    session.workspace.open(path, document.text, document.version)
    session.look_at_disk_soon()
    session.settle_later(path)


def did_change(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Apply the changes of one notification, in order."""
    document = params.text_document
    path = session.files.change(document.uri, document.version)
    if path is None:
        _log.debug("A change of a file that is not open is ignored: %s", document.uri)
        return
    session.publisher.note_edit(path)
    session.publish_soon()
    encoding = session.client.encoding
    changes = [_change(change, encoding) for change in params.content_changes]
    try:
        session.workspace.change(path, changes, document.version)
    except Exception:
        # What comes after must not suffer: begin afresh with the text, which has taken the changes before all else.
        _log.exception("An edit could not be followed")
        text = session.workspace.document(path)
        if text is not None:
            session.workspace.open(path, text.text, document.version)
    session.settle_later(path)


def did_save(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    """Other files may have been written together with this one."""
    del params
    session.look_at_disk()


def did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    """The disk's text counts from now on."""
    path = session.files.close(params.text_document.uri)
    if path is None:
        return
    session.publisher.closed(path)
    session.publish_soon()
    session.disk.virtual.remove(path)
    session.workspace.close(path)
    session.look_at_disk_soon()


def _change(event: types.TextDocumentContentChangeEvent, encoding: Encoding) -> Change:
    if not isinstance(event, types.TextDocumentContentChangePartial):
        return Change(event.text)
    start, end = event.range.start, event.range.end
    return Change(event.text, (start.line, start.character), (end.line, end.character), encoding)
