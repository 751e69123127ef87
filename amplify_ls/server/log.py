"""Logging: a file for debugging, and `window/logMessage` for the editor's log. Never a pop-up."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEVELS = ("debug", "info", "warning", "error")

_OWN_LOGGER = logging.getLogger("amplify_ls")
_FOREIGN_LOGGERS = (logging.getLogger("pygls"), logging.getLogger("asyncio"))
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up_logging(level: str, file: Path | None) -> None:
    """Log to a file, or nowhere. Raises OSError if the file cannot be opened."""
    handler: logging.Handler = logging.FileHandler(file, encoding="utf-8") if file else logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    _OWN_LOGGER.setLevel(level.upper())
    for logger in (_OWN_LOGGER, *_FOREIGN_LOGGERS):
        logger.addHandler(handler)
        # Not to standard error: Neovim records each line of it as an error.
        logger.propagate = False
    for logger in _FOREIGN_LOGGERS:
        # At INFO, pygls logs the whole body of every message.
        logger.setLevel(logging.WARNING)


class ClientLogHandler(logging.Handler):
    """Sends our own records to the client as `window/logMessage`."""

    def __init__(self, send: Callable[[int, str], None]) -> None:
        """`send` takes a `MessageType` of the protocol and the text."""
        super().__init__(logging.INFO)
        self._send = send
        self._last = ""
        _OWN_LOGGER.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            message = f"{message}: {type(error).__name__}: {error}"
        # A failure in a rule repeats with every keystroke.
        if message == self._last:
            return
        self._last = message
        try:
            self._send(_message_type(record.levelno), message)
        except Exception:
            self.handleError(record)

    def detach(self) -> None:
        """Stop sending."""
        _OWN_LOGGER.removeHandler(self)


def _message_type(level: int) -> int:
    if level >= logging.ERROR:
        return 1
    return 2 if level >= logging.WARNING else 3
