"""Time zones by the names of the IANA database, as far as this machine has it.

Nothing here is read before it is asked for: listing all zones takes tens of milliseconds, one zone a tenth of one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import edit_distance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

UTC = "UTC"
_ALWAYS_THERE = "Europe/Paris"
_ABBREVIATIONS = {
    "PST": ("America/Los_Angeles",),
    "PDT": ("America/Los_Angeles",),
    "PT": ("America/Los_Angeles",),
    "MDT": ("America/Denver",),
    "CST": ("America/Chicago",),
    "CDT": ("America/Chicago",),
    "CT": ("America/Chicago",),
    "EDT": ("America/New_York",),
    "ET": ("America/New_York",),
    "BST": ("Europe/London",),
    "CEST": ("Europe/Berlin", "Europe/Paris"),
    "IST": ("Asia/Kolkata",),
    "JST": ("Asia/Tokyo",),
    "KST": ("Asia/Seoul",),
    "SGT": ("Asia/Singapore",),
    "AEST": ("Australia/Sydney",),
    "AEDT": ("Australia/Sydney",),
    "Z": (UTC,),
}
"""Letters that people write, and that are no names of zones."""
_MOST_MEANT = 3


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo | None:
    """A time zone; None where the machine has none of that name."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def is_unknown(name: str) -> bool:
    """Whether there is surely no such zone: on a machine without the database nothing is sure."""
    return zone(name) is None and zone(_ALWAYS_THERE) is not None


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """The names of all zones, sorted; empty on a machine without the database."""
    from zoneinfo import available_timezones

    return tuple(sorted(available_timezones()))


def meant(name: str) -> tuple[str, ...]:
    """The zones that may be meant by a wrong name, the likeliest first."""
    known = _ABBREVIATIONS.get(name.upper().strip())
    if known is not None:
        return known
    return tuple(dict.fromkeys(_near(_folded(name))))[:_MOST_MEANT] if name.strip() else (UTC,)


def _near(wrong: str) -> Iterator[str]:
    same = next((each for each in names() if _folded(each) == wrong), None)
    if same is not None:
        yield same
        return
    yield from (each for each in names() if _folded(each).rpartition("/")[2] == wrong.rpartition("/")[2])
    limit = len(wrong) // 3
    distances = [(edit_distance(wrong, _folded(each), limit), each) for each in names() if "/" in each]
    least = min((distance for distance, _ in distances if distance is not None), default=None)
    if least is not None:
        yield from (each for distance, each in distances if distance == least)


def _folded(name: str) -> str:
    return name.strip().lower().replace(" ", "_")
