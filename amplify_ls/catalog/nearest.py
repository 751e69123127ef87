"""Did you mean: the right name for a wrong one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.catalog.types import Alias


class Suggestion(NamedTuple):
    """The right names for a wrong one, the likeliest first; `reason` says why, mostly where there is none."""

    names: tuple[str, ...] = ()
    reason: str = ""


def suggestion(wrong: str, candidates: Iterable[str], aliases: Iterable[Alias] = ()) -> Suggestion:
    """What stands for a wrong name: a known alias first, else the nearest candidate; empty when nothing is near."""
    for alias in aliases:
        if alias.wrong == wrong:
            return Suggestion(alias.right, alias.reason)
    found = nearest(wrong, candidates)
    if found is not None:
        return Suggestion((found,))
    folded = _folded(wrong)
    for alias in aliases:
        if _folded(alias.wrong) == folded:
            return Suggestion(alias.right, alias.reason)
    return Suggestion()


def nearest(wrong: str, candidates: Iterable[str]) -> str | None:
    """The candidate that a misspelt name was meant to be; None when none is near enough.

    Names that differ in case, dashes and underscores only come first. Beyond that one slip in three letters is
    forgiven, where a slip is a letter too many, too few, wrong, or swapped with its neighbour. Of several candidates as
    near as each other the first counts.
    """
    names = [name for name in candidates if name != wrong]
    folded = _folded(wrong)
    for name in names:
        if _folded(name) == folded:
            return name
    best: str | None = None
    limit = len(folded) // 3
    if len(folded) <= 2:
        return None
    for name in names:
        distance = edit_distance(folded, _folded(name), limit)
        if distance is not None:
            best, limit = name, distance - 1
    return best


@lru_cache(maxsize=4096)
def edit_distance(left: str, right: str, limit: int) -> int | None:
    """Slips between two texts, neighbours swapped being one; None when there are more than `limit`.

    The optimal string alignment distance.
    """
    if abs(len(left) - len(right)) > limit:
        return None
    before: list[int] = []
    above = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            cost = min(above[column] + 1, current[column - 1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return None
        before, above = above, current
    return above[-1] if above[-1] <= limit else None


def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
