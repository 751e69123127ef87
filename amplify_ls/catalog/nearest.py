"""Suggestions: the right name for a wrong one."""

from __future__ import annotations

import heapq
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.catalog.types import Alias


class Suggestion(NamedTuple):
    """The right names for a wrong one, the most likely first; `reason` explains it, mostly if there is none."""

    names: tuple[str, ...] = ()
    reason: str = ""


def suggestion(wrong: str, candidates: Iterable[str], aliases: Iterable[Alias] = ()) -> Suggestion:
    """The right name for a wrong one: a known alias first, else the nearest candidate; empty if none is near."""
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
    return _names(tuple(candidates)).nearest(wrong)


MOST_COMPARED = 100
"""Candidates that are compared letter by letter with one name, the likeliest first: of thousands that look alike, none is meant
more than the others."""


class _Candidate(NamedTuple):
    position: int
    folded: str


class _Names:
    """Candidate names, sorted so that most need not be compared: hundreds of wrong names share them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._by_folded: dict[str, list[int]] = {}
        self._by_letters: dict[int, dict[int, list[_Candidate]]] = {}
        """By length, and by the letters that they contain."""
        for position, name in enumerate(names):
            folded = _folded(name)
            self._by_folded.setdefault(folded, []).append(position)
            alike = self._by_letters.setdefault(len(folded), {}).setdefault(_letters(folded), [])
            alike.append(_Candidate(position, folded))

    def nearest(self, wrong: str) -> str | None:
        """See the function with this name."""
        folded = _folded(wrong)
        for position in self._by_folded.get(folded, ()):
            if self._names[position] != wrong:
                return self._names[position]
        if len(folded) <= 2:
            return None
        best: tuple[int, int] | None = None
        limit = len(folded) // 3
        for fewest, candidate in islice(self._likely(folded, limit), MOST_COMPARED):
            if best is not None and (fewest, candidate.position) > best:
                break
            distance = _distance(folded, candidate.folded, limit)
            if distance is not None and (best is None or (distance, candidate.position) < best):
                best, limit = (distance, candidate.position), distance
        return None if best is None else self._names[best[1]]

    def _likely(self, folded: str, limit: int) -> Iterator[tuple[int, _Candidate]]:
        """The candidates that may be within a limit, each with a lower bound of its slips; those with fewer first."""
        letters = _letters(folded)
        by_fewest: dict[int, list[list[_Candidate]]] = {}
        for length in range(len(folded) - limit, len(folded) + limit + 1):
            difference = abs(len(folded) - length)
            for other, alike in self._by_letters.get(length, {}).items():
                fewest = max(difference, (letters & ~other).bit_count(), (other & ~letters).bit_count())
                by_fewest.setdefault(fewest, []).append(alike)
        for fewest in range(limit + 1):
            for candidate in heapq.merge(*by_fewest.get(fewest, ())):
                if candidate.folded != folded:
                    yield fewest, candidate


@lru_cache(maxsize=16)
def _names(names: tuple[str, ...]) -> _Names:
    return _Names(names)


def _letters(folded: str) -> int:
    letters = 0
    for letter in folded:
        letters |= 1 << (ord(letter) & 63)
    return letters


@lru_cache(maxsize=4096)
def edit_distance(left: str, right: str, limit: int) -> int | None:
    """The number of slips between two strings, where swapped neighbors count as one; None if there are more than `limit`.

    The optimal string alignment distance.
    """
    return _distance(left, right, limit)


def _distance(left: str, right: str, limit: int) -> int | None:
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
    """Two strings without their common prefix and suffix, which contain no slip."""
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
