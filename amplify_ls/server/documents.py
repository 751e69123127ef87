"""Documents that the client opens, changes, saves and closes."""

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
    """The text in the editor replaces the one on disk."""
    document = params.text_document
    path = session.files.open(document.uri, document.version)
    if path is None:
        _log.debug("Ignored: %s", document.uri)
        return
    session.publisher.opened(path)
    session.publish_soon()
    if session.beside is not None:
        session.beside.files_changed()
    if is_virtual(path):
        session.disk.virtual.write(path, document.text.encode("utf-8", "replace"))
    session.workspace.open(path, document.text, document.version)
    session.look_at_disk_soon()
    session.settle_later(path)
    session.plans.later()


def did_change(session: Session, params: types.DidChangeTextDocumentParams) -> None:
    """Apply the changes of one notification, in order."""
    document = params.text_document
    path = session.files.change(document.uri, document.version)
    if path is None:
        _log.debug("Ignored a change of a file that is not open: %s", document.uri)
        return
    session.publisher.note_edit(path)
    session.publish_soon()
    session.waiting.answer(path)
    encoding = session.client.encoding
    changes = [_change(change, encoding) for change in params.content_changes]
    try:
        edits = session.workspace.change(path, changes, document.version)
    except Exception:
        # Later edits must not fail too: start again with the text, to which the changes have already been applied.
        _log.exception("An edit could not be processed")
        text = session.workspace.document(path)
        if text is not None:
            session.workspace.open(path, text.text, document.version)
    else:
        session.typed(path, changes, edits)
    if session.beside is not None:
        session.beside.text_changed()
    session.settle_later(path)
    session.plans.later()


def did_save(session: Session, params: types.DidSaveTextDocumentParams) -> None:
    """The author has finished what they typed, and other files may have been saved together with this one."""
    path = session.files.path(params.text_document.uri)
    if path is not None:
        session.calm.release(path)
    session.look_at_disk()


def did_close(session: Session, params: types.DidCloseTextDocumentParams) -> None:
    """The text on disk replaces the one in the editor."""
    path = session.files.close(params.text_document.uri)
    if path is None:
        return
    session.waiting.answer(path)
    session.calm.forget(path)
    session.publisher.closed(path)
    session.publish_soon()
    if session.beside is not None:
        session.beside.files_changed()
    session.disk.virtual.remove(path)
    session.workspace.close(path)
    session.look_at_disk_soon()


def _change(event: types.TextDocumentContentChangeEvent, encoding: Encoding) -> Change:
    if not isinstance(event, types.TextDocumentContentChangePartial):
        return Change(event.text)
    start, end = event.range.start, event.range.end
    return Change(event.text, (start.line, start.character), (end.line, end.character), encoding)
