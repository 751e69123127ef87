"""Send diagnostics to the client: pushed, or pulled on request."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from amplify_ls.engine.manner import Share, is_theirs

if TYPE_CHECKING:
    from amplify_ls.server.convert import Json
    from amplify_ls.server.session import Sender, Session

PUBLISH = "textDocument/publishDiagnostics"


class Publisher:
    """Sends the diagnostics of files whose findings changed.

    A client that pulls requests its open files itself; they are never pushed, because it would show them twice. Files that
    are not open are pushed to every client.
    """

    def __init__(self, session: Session, sender: Sender) -> None:
        self._session = session
        self._sender = sender
        self._edited: dict[str, None] = {}
        self._shown: dict[str, str] = {}

    def note_edit(self, path: str) -> None:
        """Note a file that the client has opened or edited since the last flush."""
        self._edited[path] = None

    def flush(self) -> None:
        """Send everything that is new."""
        edited, self._edited = self._edited, {}
        # What has waited is sent when nothing of the file waits any longer.
        waited = self._session.calm.waited()
        changed = [*self._session.workspace.changed_files(), *waited]
        if self._session.client.pulls_diagnostics:
            self._flush_to_puller(edited, changed)
            return
        # An edited file is sent again even if its findings are the same: some clients drop a list for an older version.
        for path in dict.fromkeys([*edited, *changed]):
            self._push(path)

    def opened(self, path: str) -> None:
        """Clear what was pushed while the file was not open, if the client pulls it from now on."""
        self.note_edit(path)
        if self._session.client.pulls_diagnostics and path in self._shown:
            self._send(self._shown.pop(path), [], None)

    def closed(self, path: str) -> None:
        """From now on the diagnostics of the file on disk are pushed."""
        self.note_edit(path)

    def forget_below(self, folder: str) -> None:
        """Clear what was pushed for files of a folder that is no longer in the workspace."""
        for path in [path for path in self._shown if path.startswith(folder.rstrip("/") + "/")]:
            if self._session.files.open_file(path) is None:
                self._send(self._shown.pop(path), [], None)

    def settings_changed(self) -> None:
        """All findings may have changed: a client that pulls must request everything again."""
        if self._session.client.pulls_diagnostics:
            self._sender.request_refresh()

    def pull(self, path: str, previous_result_id: str | None) -> Json:
        """The report on an open file for a client that pulls: in full, or "unchanged"."""
        items = self._items(path)
        self._session.release_later()
        result_id = hashlib.blake2b(json.dumps(items).encode(), digest_size=12).hexdigest()
        if result_id == previous_result_id:
            return {"kind": "unchanged", "resultId": result_id}
        return {"kind": "full", "resultId": result_id, "items": items}

    def _flush_to_puller(self, edited: dict[str, None], changed: list[str]) -> None:
        needs_refresh = False
        for path in dict.fromkeys([*edited, *changed]):
            if self._session.files.open_file(path) is None:
                self._push(path)
            elif path not in edited:
                needs_refresh = True
        # The client pulls edited files by itself.
        if needs_refresh:
            self._sender.request_refresh()

    def _push(self, path: str) -> None:
        file = self._session.files.open_file(path)
        items = self._items(path)
        uri = self._session.files.uri(path)
        former_uri = self._shown.get(path)
        if former_uri is not None and former_uri != uri:
            self._send(former_uri, [], None)
        if file is not None:
            self._shown[path] = uri
            self._send(uri, items, file.version)
        elif items:
            self._shown[path] = uri
            self._send(uri, items, None)
        elif path in self._shown:
            del self._shown[path]
            self._send(uri, items, None)

    def _items(self, path: str) -> list[Json]:
        workspace = self._session.workspace
        found = workspace.diagnostics(path)
        if self._session.shares.diagnostics is Share.THEIRS and self._session.files.open_file(path) is not None:
            found = tuple(each for each in found if not is_theirs(each))
        shown = self._session.calm.visible(path, found, lambda offset: workspace.editing(path).enclosing(offset))
        return self._session.converter.diagnostics(path, shown)

    def _send(self, uri: str, items: list[Json], version: int | None) -> None:
        params: Json = {"uri": uri, "diagnostics": items}
        if version is not None:
            params["version"] = version
        self._sender.send_notification(PUBLISH, params)
