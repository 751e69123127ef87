"""Progress of requests that read many files."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Protocol

from lsprotocol import types

if TYPE_CHECKING:
    from types import TracebackType

    from amplify_ls.server.convert import Json

_TOKENS = count(1)
_STEP = 5
"""The smallest number of percent that is reported."""


class Sender(Protocol):
    """What sends messages to the client."""

    def send_notification(self, method: str, params: Json) -> None:
        """Send a notification."""

    def request(self, method: str, params: object = None) -> None:
        """Send a request whose answer does not matter."""


class Progress:
    """Shows that the front end is being read, from ``begin`` to the end of a `with` block."""

    def __init__(self, sender: Sender, *, is_shown: bool) -> None:
        self._sender = sender
        self._is_shown = is_shown
        self._token = ""
        self._percentage = 0

    def begin(self, title: str) -> None:
        """Show the progress, if the client can."""
        if self._is_shown and not self._token:
            self._token = f"amplify-ls/{next(_TOKENS)}"
            created = types.WorkDoneProgressCreateParams(token=self._token)
            self._sender.request(types.WINDOW_WORK_DONE_PROGRESS_CREATE, created)
            self._send({"kind": "begin", "title": title, "cancellable": False, "percentage": 0})

    def report(self, done: float) -> None:
        """Show how much is done, from 0 to 1. Clients are told about steps that can be seen."""
        percentage = int(done * 100)
        if self._token and percentage >= self._percentage + _STEP:
            self._percentage = percentage
            self._send({"kind": "report", "percentage": percentage})

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._token:
            self._send({"kind": "end"})

    def _send(self, value: Json) -> None:
        self._sender.send_notification(types.PROGRESS, {"token": self._token, "value": value})
