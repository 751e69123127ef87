"""A terminal with a program in it: keys go in, the screen can be read and drawn."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from tests.programs.programs import INSTALLED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

COLUMNS, ROWS = 104, 30
PATIENCE_SECONDS = 30

_CELL, _LINE, _MARGIN, _FONT_SIZE = 8.43, 18, 14, 14
_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_FOREGROUND, _BACKGROUND = "#e0e2ea", "#14161b"


class Terminal:
    """The screen of a program, and its keyboard."""

    def __init__(self, descriptor: int) -> None:
        sys.path.insert(0, str(INSTALLED / "terminal"))
        import pyte

        self._descriptor = descriptor
        self._screen: Any = pyte.Screen(COLUMNS, ROWS)
        self._stream: Any = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self._descriptor, keys.encode())

    def wait_for(self, condition: Callable[[str], bool]) -> None:
        """Read until the text of the screen is as wanted. Raises AssertionError with the screen when it never is."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition(self.text):
            assert time.monotonic() < end, self.text
            self._read(0.1)
        # The rest of a screen that is being drawn.
        while self._read(0.2):
            pass

    def drawing(self, title: str) -> str:
        """The screen as SVG."""
        width, height = round(2 * _MARGIN + _CELL * COLUMNS), 2 * _MARGIN + _LINE * ROWS
        rows = "\n".join(self._row(number) for number in range(ROWS))
        return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
<title>{escape(title)}</title>
<style>text {{ font: {_FONT_SIZE}px {_FONTS}; white-space: pre }}</style>
<rect width="{width}" height="{height}" rx="8" fill="{_BACKGROUND}"/>
{rows}
</svg>
"""

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            return False
        with contextlib.suppress(OSError):
            self._stream.feed(os.read(self._descriptor, 1 << 16))
        return True

    def _row(self, number: int) -> str:
        cells = self._screen.buffer[number]
        parts: list[str] = []
        start = 0
        while start < COLUMNS:
            first = cells[start]
            end = start + 1
            while end < COLUMNS and cells[end]._replace(data="") == first._replace(data=""):
                end += 1
            parts.append(_run(start, number, "".join(cells[column].data for column in range(start, end)), first))
            start = end
        return "".join(parts)


@contextlib.contextmanager
def terminal(command: Sequence[str], directory: str, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """Run a program in a terminal of its own."""
    process, descriptor = pty.fork()
    if process == 0:
        os.chdir(directory)
        os.execvpe(command[0], list(command), {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    os.kill(process, signal.SIGWINCH)
    try:
        yield Terminal(descriptor)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)
        os.close(descriptor)


def _run(column: int, row: int, text: str, cell: Any) -> str:
    foreground, background = _colour(cell.fg, _FOREGROUND), _colour(cell.bg, _BACKGROUND)
    if cell.reverse:
        foreground, background = background, foreground
    x, y = _MARGIN + column * _CELL, _MARGIN + row * _LINE
    width = len(text) * _CELL
    drawn = ""
    if background != _BACKGROUND:
        drawn += f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_LINE}" fill="{background}"/>'
    if text.strip():
        weight = ' font-weight="bold"' if cell.bold else ""
        style = ' text-decoration="underline"' if cell.underscore else ""
        drawn += (
            f'<text x="{x:.1f}" y="{y + _LINE - 5}" fill="{foreground}" textLength="{width:.1f}"{weight}{style} '
            f'xml:space="preserve">{escape(text)}</text>'
        )
    return drawn


def _colour(colour: str, default: str) -> str:
    return f"#{colour}" if len(colour) == 6 and colour != "default" else default
