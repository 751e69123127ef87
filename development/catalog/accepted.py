"""Disagreements in which the catalog is right: the table `accepted.tsv`."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from development.catalog.compare import Difference

TABLE = Path(__file__).with_name("accepted.tsv")


class Accepted(NamedTuple):
    """A row: in `path`, `catalog` and `packages`, `*` stands for any text. `reason` says why the catalog is right."""

    path: str
    aspect: str
    catalog: str
    packages: str
    reason: str


class Sorted(NamedTuple):
    """Disagreements, sorted by the table."""

    unexplained: tuple[Difference, ...]
    explained: tuple[tuple[Difference, Accepted], ...]
    outdated: tuple[Accepted, ...]
    """Rows that no disagreement needs any more."""


def read_accepted(table: Path = TABLE) -> tuple[Accepted, ...]:
    """The rows of the table; its first line has the names of the columns."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return tuple(Accepted(*row) for row in rows)


def sort_out(differences: Iterable[Difference], accepted: Sequence[Accepted]) -> Sorted:
    """Tell the disagreements that a row explains from the others."""
    unexplained: list[Difference] = []
    explained: list[tuple[Difference, Accepted]] = []
    for difference in differences:
        row = next((each for each in accepted if _is_about(each, difference)), None)
        if row is None:
            unexplained.append(difference)
        else:
            explained.append((difference, row))
    needed = {row for _, row in explained}
    return Sorted(tuple(unexplained), tuple(explained), tuple(row for row in accepted if row not in needed))


def _is_about(row: Accepted, difference: Difference) -> bool:
    return row.aspect == difference.aspect and all(
        _fits(pattern, text)
        for pattern, text in (
            (row.path, difference.path),
            (row.catalog, difference.catalog),
            (row.packages, difference.packages),
        )
    )


def _fits(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.split("*")), text) is not None
