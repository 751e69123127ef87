"""The table of targets: the target, the measurement, and whether the target is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Row(NamedTuple):
    """One line of the table. `is_reached` is None if there is no target."""

    what: str
    target: str
    measured: str
    is_reached: bool | None


def as_markdown(rows: Iterable[Row]) -> str:
    """Return a Markdown table whose columns are aligned in a terminal too."""
    cells = [("what", "target", "measured", "verdict"), *((row[0], row[1], row[2], _verdict(row)) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    head, *body = [_line(line, widths) for line in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([head, rule, *body])


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which a share (0 to 1) of the values are."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def _verdict(row: Row) -> str:
    return {True: "reached", False: "MISSED", None: "-"}[row.is_reached]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)) + " |"
