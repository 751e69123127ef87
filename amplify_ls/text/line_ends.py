"""Starts and ends of lines in bytes. A line of a generated file may have a million characters, so bytes are searched."""

from __future__ import annotations


def line_start(data: bytes, position: int) -> int:
    """The start of the line that contains a byte."""
    start = data.rfind(b"\n", 0, position) + 1
    # Only the rest of the line is searched for the other line break, which most files do not contain.
    return max(start, data.rfind(b"\r", start, position) + 1)


def line_end(data: bytes, position: int) -> tuple[int, int] | None:
    """Start and end of the next line break at or after a byte; None if there is none."""
    feed = data.find(b"\n", position)
    carriage = data.find(b"\r", position, len(data) if feed < 0 else feed)
    if carriage >= 0:
        return carriage, carriage + (2 if data[carriage + 1 : carriage + 2] == b"\n" else 1)
    return None if feed < 0 else (feed, feed + 1)
