"""Colors of the text output. A style without colors has the same names, so that reporters need no conditions."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESET = "\x1b[0m"
_SEVERITY_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "information": "\x1b[1;36m", "hint": "\x1b[1;35m"}


@dataclass(frozen=True, slots=True)
class Style:
    """Escape sequences by purpose; empty strings print nothing."""

    severities: Mapping[str, str]
    strong: str
    faint: str
    added: str
    removed: str
    reset: str

    def severity(self, severity: str, text: str) -> str:
        """Return `text` in the color of a severity."""
        return self._wrap(self.severities.get(severity, ""), text)

    def bold(self, text: str) -> str:
        """Return `text` emphasized."""
        return self._wrap(self.strong, text)

    def dim(self, text: str) -> str:
        """Return `text` in the color of the frame around the source."""
        return self._wrap(self.faint, text)

    def plus(self, text: str) -> str:
        """Return `text` in the color of an added line."""
        return self._wrap(self.added, text)

    def minus(self, text: str) -> str:
        """Return `text` in the color of a removed line."""
        return self._wrap(self.removed, text)

    def _wrap(self, start: str, text: str) -> str:
        return f"{start}{text}{self.reset}" if start else text


PLAIN = Style({}, "", "", "", "", "")
COLOURED = Style(_SEVERITY_COLOURS, "\x1b[1m", "\x1b[1;34m", "\x1b[32m", "\x1b[31m", _RESET)


def style_for(stream: IO[str], environment: Mapping[str, str] = os.environ) -> Style:
    """Return the style for a stream: NO_COLOR decides first, then FORCE_COLOR, then whether the stream is a terminal."""
    if environment.get("NO_COLOR"):
        return PLAIN
    forced = environment.get("FORCE_COLOR", "")
    if forced:
        return PLAIN if forced in {"0", "false"} else COLOURED
    if environment.get("TERM") == "dumb" or not stream.isatty():
        return PLAIN
    return COLOURED
