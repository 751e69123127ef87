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
            if limit == 0:
                # No name is nearer: the same ones, folded, were looked for first.
                break
    return best


@lru_cache(maxsize=4096)
def edit_distance(left: str, right: str, limit: int) -> int | None:
    """Slips between two texts, neighbours swapped being one; None when there are more than `limit`.

    The optimal string alignment distance.
    """
    if abs(len(left) - len(right)) > limit:
        return None
    left, right = _without_common_ends(left, right)
    if not left or not right:
        return max(len(left), len(right))
    # Hyyrö's bit-parallel form: a column of the table of distances is two integers, in which a bit is set where the distance
    # goes up, or down, from one row to the next.
    places: dict[str, int] = {}
    for row, letter in enumerate(left):
        places[letter] = places.get(letter, 0) | 1 << row
    every, last = (1 << len(left)) - 1, 1 << (len(left) - 1)
    ups, downs, same, matches_before = every, 0, 0, 0
    distance = len(left)
    for left_over, letter in zip(range(len(right) - 1, -1, -1), right, strict=True):
        matches = places.get(letter, 0)
        swapped = ((~same & matches) << 1) & matches_before
        same = ((((matches & ups) + ups) ^ ups) | matches | downs | swapped) & every
        rises = downs | (every & ~(same | ups))
        falls = same & ups
        distance += bool(rises & last) - bool(falls & last)
        if distance - left_over > limit:
            return None
        rises = rises << 1 | 1
        ups = (falls << 1 | ~(same | rises)) & every
        downs = rises & same & every
        matches_before = matches
    return distance


def _without_common_ends(left: str, right: str) -> tuple[str, str]:
    """Two texts less what both begin and end with, which holds no slip."""
    most = min(len(left), len(right))
    start = 0
    while start < most and left[start] == right[start]:
        start += 1
    end = 0
    while end < most - start and left[-1 - end] == right[-1 - end]:
        end += 1
    return left[start : len(left) - end], right[start : len(right) - end]


def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
