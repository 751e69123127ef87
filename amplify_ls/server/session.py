"""The state of the session with one client, and the operations that all features share."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from typing import TYPE_CHECKING, Protocol

from amplify_ls.engine import Workspace
from amplify_ls.server.client import Client
from amplify_ls.server.completing import CompletionLists
from amplify_ls.server.convert import Converter
from amplify_ls.server.files import ClientFiles
from amplify_ls.server.plans.updates import PlanUpdates
from amplify_ls.server.publish import Publisher
from amplify_ls.server.settings import (
    Appearance,
    editor_appearance,
    editor_manner,
    editor_settings,
    editor_shares,
    plan_base,
    plugin_address,
    typing_pause,
)
from amplify_ls.server.timing.calm import Calm
from amplify_ls.server.timing.structure_updates import StructureUpdates
from amplify_ls.server.timing.waiting import WaitingRequests
from amplify_ls.server.virtual import OverlaidDisk
from amplify_ls.server.warm_up import collect_all
from amplify_ls.text.disk import RealDisk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lsprotocol import types

    from amplify_ls.engine import Settings
    from amplify_ls.engine.manner import Shares
    from amplify_ls.server.beside import Beside
    from amplify_ls.server.convert import Json
    from amplify_ls.text.document import ByteEdit, Change, Document

SETTLE_SECONDS = 0.3
"""Pause in typing after which texts with syntax errors are parsed from scratch."""

KEEP_SECONDS = 0.25
"""Delay after the first check of a project, until its objects, which live long, are excluded from garbage collection, because a
collection over a schema of 10,000 lines takes longer than fifty keystrokes."""

LET_GO_SECONDS = 60.0
"""Time between two searches for unused projects."""

MOST_GONE = 20
"""The number of deleted files that may wait for that search; after a branch switch it comes soon."""

LET_GO_SOON_SECONDS = 2.0
QUIET_SECONDS, LONGEST_WAIT_SECONDS = 1.0, 3.0
"""Releasing waits until the client is idle, but not longer than this: what several branch switches leave must not add up,
because memory that was needed once is hardly ever returned to the system."""

POLL_SECONDS = 0.5
"""Minimum time between two looks at the disk for requests."""

CLOCK_SECONDS = 0.001
"""A timer may fire this much too early."""

_log = logging.getLogger(__name__)


class Sender(Protocol):
    """The parts of the protocol that a session needs to send messages on its own."""

    def send_notification(self, method: str, params: Json) -> None:
        """Send a notification."""

    def request_refresh(self) -> None:
        """Ask the client to pull diagnostics again."""

    def request(self, method: str, params: object = None) -> None:
        """Send a request whose answer does not matter."""


class Session:
    """The workspace, the client's capabilities and open files, the settings and the publisher.

    Everything but the files is created by `set_up`; the protocol accepts no other message before.
    """

    disk: OverlaidDisk
    workspace: Workspace
    settings: Settings
    converter: Converter
    publisher: Publisher
    appearance: Appearance
    shares: Shares

    def __init__(self, sender: Sender) -> None:
        self.sender = sender
        self._initial_options: object = None
        self._flush_is_due = False
        self._last_poll = 0.0
        self._last_edit = 0.0
        self._last_news = 0.0
        self._settle_timer: asyncio.TimerHandle | None = None
        self._kept_projects = 0
        self._let_go_timer: asyncio.TimerHandle | None = None
        self._lets_go_soon = False
        self._let_go_due = 0.0
        self._calm_timer: asyncio.TimerHandle | None = None
        self.files = ClientFiles()
        self.waiting = WaitingRequests()
        self.calm = Calm()
        self.completions = CompletionLists()
        self.beside: Beside | None = None
        self.plans = PlanUpdates(lambda: self.workspace, self.files.open_paths, self._show_plans)
        self.structure = StructureUpdates(self.files.open_paths, self.refresh_structure)
        self.client = Client()

    def set_up(self, client: Client, initialization_options: object) -> None:
        """Start the session with the capabilities and options of the client."""
        self.client = client
        self._initial_options = initialization_options
        self.settings = editor_settings(initialization_options)
        self.disk = OverlaidDisk(RealDisk())
        self.workspace = Workspace(self.disk, self.settings)
        self.workspace.manner = editor_manner(initialization_options)
        self.appearance = editor_appearance(initialization_options)
        self.calm.pause = typing_pause(initialization_options)
        self.shares = editor_shares(initialization_options)
        self.plans.base = plan_base(initialization_options)
        self.converter = Converter(client, self.document, self.files.uri)
        self.publisher = Publisher(self, self.sender)

    def document(self, path: str) -> Document | None:
        """The current text of a file, from the editor or from disk."""
        return self.workspace.document(path)

    def open_document(self, uri: str) -> tuple[str, Document] | None:
        """Path and text of a file that a request is about; None if it is unknown."""
        path = self.files.path(uri)
        document = self.workspace.document(path) if path is not None else None
        return (path, document) if path is not None and document is not None else None

    def version(self, path: str) -> int | None:
        """The version of a file, if the client has it open."""
        file = self.files.open_file(path)
        return file.version if file else None

    def byte_range(self, document: Document, span: types.Range) -> tuple[int, int]:
        """Byte offsets of a range of the client."""
        encoding = self.client.encoding
        start = document.offset(span.start.line, span.start.character, encoding)
        return start, max(start, document.offset(span.end.line, span.end.character, encoding))

    def byte_offset(self, document: Document, position: types.Position) -> int:
        """Byte offset of a position of the client."""
        return document.offset(position.line, position.character, self.client.encoding)

    def publish_soon(self) -> None:
        """Publish what has changed as soon as all messages that have arrived are handled.

        There is no delay, but if edits arrive faster than they are handled, only the last state is sent.
        """
        self._last_news = time.monotonic()
        if not self._flush_is_due:
            self._flush_is_due = True
            asyncio.get_running_loop().call_soon(self._flush)

    def settle_later(self, path: str) -> None:
        """Parse a text with syntax errors from scratch after a pause in typing."""
        if not self.workspace.has_syntax_errors(path):
            return
        self._last_edit = time.monotonic()
        if self._settle_timer is None:
            self._settle_timer = asyncio.get_running_loop().call_later(SETTLE_SECONDS, self._settle)

    def typed(self, path: str, changes: Sequence[Change], edits: Sequence[ByteEdit]) -> None:
        """Note what the edits of one notification did, for the findings at the words that are being typed."""
        self.structure.changed(path)
        document = self.workspace.document(path)
        if document is not None:
            self.calm.edited(path, changes, edits, document.data)

    def cursor_at(self, path: str, offset: int) -> None:
        """A request reveals the cursor of the user."""
        if self.calm.cursor_at(path, offset):
            self.publish_soon()

    def look_at_disk_soon(self) -> None:
        """Look for such files after the current diagnostics are sent; callbacks run in the order of their calls."""
        asyncio.get_running_loop().call_soon(self.look_at_disk)

    def look_at_disk(self) -> None:
        """Look for files that were changed without a notification."""
        self._last_poll = time.monotonic()
        try:
            self.workspace.notice_disk()
        except Exception:
            _log.exception("Changes on disk could not be read")
        self.publish_soon()

    def look_at_disk_for_request(self) -> None:
        """The same, for requests: not too often, and only if the client does not watch files for us."""
        if not self.client.registers_watched_files and time.monotonic() - self._last_poll > POLL_SECONDS:
            self.look_at_disk()

    def configure(self, configuration: object) -> None:
        """Apply a changed configuration."""
        self.workspace.manner = editor_manner(self._initial_options, configuration)
        appearance, self.appearance = self.appearance, editor_appearance(self._initial_options, configuration)
        if appearance != self.appearance:
            self.refresh_structure()
        self.calm.pause = typing_pause(self._initial_options, configuration)
        self._share(editor_shares(self._initial_options, configuration))
        self.plans.base = plan_base(self._initial_options, configuration)
        self.plans.later()
        settings = editor_settings(self._initial_options, configuration)
        if settings == self.settings:
            return
        self.settings = settings
        self.workspace.configure(settings)
        self.publisher.settings_changed()
        self.publish_soon()

    def refresh_structure(self) -> None:
        """Ask the client to request code lenses and inlay hints again."""
        if self.client.refreshes_lenses:
            self.sender.request("workspace/codeLens/refresh")
        if self.client.refreshes_hints:
            self.sender.request("workspace/inlayHint/refresh")

    def _flush(self) -> None:
        self._flush_is_due = False
        try:
            self.publisher.flush()
        except Exception:
            _log.exception("Diagnostics could not be published")
        self.release_later()
        # The first project is loaded before `warm_up`, which starts the collector and freezes its objects.
        if self.workspace.count_loaded() > self._kept_projects and gc.isenabled():
            asyncio.get_running_loop().call_later(KEEP_SECONDS, gc.freeze)
        self._kept_projects = self.workspace.count_loaded()
        self._let_go_later()

    async def listen_to_typescript(self) -> None:
        """Answer the plugin of TypeScript's server, if the editor has chosen an address for it."""
        address = plugin_address(self._initial_options)
        if address is not None:
            from amplify_ls.server.beside import Beside

            self.beside = Beside(self)
            await self.beside.listen(address)

    def _share(self, shares: Shares) -> None:
        if shares.diagnostics is not self.shares.diagnostics:
            self.publisher.settings_changed()
            for path in self.files.open_paths():
                self.publisher.note_edit(path)
            self.publish_soon()
        self.shares = shares

    def release_later(self) -> None:
        """Send what waits now when typing has paused."""
        seconds = self.calm.seconds_left()
        if seconds is not None and self._calm_timer is None:
            self._calm_timer = asyncio.get_running_loop().call_later(seconds, self._release)

    def _release(self) -> None:
        """Typing may have paused: send what has waited. An edit in the meantime has postponed it."""
        self._calm_timer = None
        if (self.calm.seconds_left() or 0.0) > CLOCK_SECONDS:
            self.release_later()
        else:
            self._flush()

    def _let_go_later(self) -> None:
        is_soon = self.workspace.count_gone() >= MOST_GONE
        if self._let_go_timer is not None:
            if not is_soon or self._lets_go_soon:
                return
            self._let_go_timer.cancel()
        self._lets_go_soon = is_soon
        seconds = LET_GO_SOON_SECONDS if is_soon else LET_GO_SECONDS
        self._let_go_due = time.monotonic() + seconds
        self._let_go_timer = asyncio.get_running_loop().call_later(seconds, self._let_go)

    def _let_go(self) -> None:
        self._let_go_timer = None
        now = time.monotonic()
        if now - self._last_news < QUIET_SECONDS and now - self._let_go_due < LONGEST_WAIT_SECONDS:
            # It takes a moment, so it is postponed while the user is typing.
            self._let_go_timer = asyncio.get_running_loop().call_later(QUIET_SECONDS, self._let_go)
            return
        try:
            is_less = self.workspace.let_go()
        except Exception:
            _log.exception("Unused projects could not be unloaded")
            is_less = False
        if is_less:
            collect_all()
        self.publish_soon()

    def _show_plans(self) -> None:
        self.refresh_structure()
        self.publish_soon()

    def _settle(self) -> None:
        self._settle_timer = None
        left = self._last_edit + SETTLE_SECONDS - time.monotonic()
        if left > 0.001:
            self._settle_timer = asyncio.get_running_loop().call_later(left, self._settle)
            return
        try:
            self.workspace.settle()
        except Exception:
            _log.exception("Texts with syntax errors could not be parsed again")
        self._flush()
