"""The report of the command, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from development.catalog.accepted import Sorted

WIDEST = 60
"""Characters of a column that is not the last one."""


def report(found: Sorted, measured: Mapping[str, str], installed: Mapping[str, str], *, is_long: bool) -> str:
    """Versions, disagreements, rows of the table that are no longer needed, and the number of each."""
    versions = [(name, measured.get(name, "-"), installed[name], _mark(name, measured, installed)) for name in installed]
    parts = [_table(("package", "catalog", "installed", ""), versions)]
    if found.unexplained:
        parts.append(_table(("path", "aspect", "catalog", "packages"), found.unexplained))
    if is_long and found.explained:
        known = [(*difference, row.reason) for difference, row in found.explained]
        parts.append(_table(("path", "aspect", "catalog", "packages", "accepted because"), known))
    if found.outdated:
        outdated = [(row.path, row.aspect, row.reason) for row in found.outdated]
        parts.append(_table(("accepted, but no longer found", "aspect", "reason"), outdated))
    parts.append(
        f"{len(found.unexplained)} disagreements, {len(found.explained)} accepted, {len(found.outdated)} outdated rows\n"
    )
    return "\n".join(parts)


def _mark(name: str, measured: Mapping[str, str], installed: Mapping[str, str]) -> str:
    return "differs" if measured.get(name, installed[name]) != installed[name] else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [min(WIDEST, max(len(row[column]) for row in (head, *rows))) for column in range(len(head))]
    return "".join(_lines((head, *rows), widths))


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip() + "\n"
