"""Where lines begin and end in bytes. A line of a generated file may have a million letters: the search is one of bytes."""

from __future__ import annotations


def line_start(data: bytes, position: int) -> int:
    """Where the line begins that holds a byte."""
    start = data.rfind(b"\n", 0, position) + 1
    # Only what is left of the line is searched for the other line end, which most files do not have at all.
    return max(start, data.rfind(b"\r", start, position) + 1)


def line_end(data: bytes, position: int) -> tuple[int, int] | None:
    """The ends of the next line end at or behind a byte; None where there is none."""
    feed = data.find(b"\n", position)
    carriage = data.find(b"\r", position, len(data) if feed < 0 else feed)
    if carriage >= 0:
        return carriage, carriage + (2 if data[carriage + 1 : carriage + 2] == b"\n" else 1)
    return None if feed < 0 else (feed, feed + 1)
