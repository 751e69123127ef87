"""Strings in the options of functions: entry files, groups, schedules, time zones."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.functions import CRONS, RATES
from amplify_ls.fit.schedules.schedule_words import in_words
from amplify_ls.ide.candidate import Candidate
from amplify_ls.model.schedules.schedules import Form
from amplify_ls.model.schedules.timezones import UTC, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.catalog.kinds import NameKind
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_TYPED_RATE = re.compile(r"every\s+([1-9]\d{0,2})")
_SCRIPT = re.compile(r"\.(jsx?|tsx?|cjs|cts|mjs|mts)$")
_OTHER_FILES = re.compile(r"\.(d|test|spec)\.\w+$|^(resource|backend)\.\w+$")
_FIRST_FILES = ("handler", "index", "main")
_GROUPS = (
    ("data", "the stack of data, for handlers of operations"),
    ("auth", "the stack of auth, for triggers"),
    ("storage", "the stack of storage, for triggers of buckets"),
    ("function", "the stack of all other functions, as without the option"),
)
_COMMON_ZONES = (
    UTC,
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Madrid",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
)


def _files(view: View, place: Place) -> Iterator[Candidate]:
    """The scripts of the folder that is being typed, and of its subfolders if it has none."""
    before = posixpath.dirname(place.cursor.prefix)
    base = before or "."
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(view.path), base))
    disk = view.module.sources.disk
    for name in disk.list_directory(folder):
        path = f"{folder}/{name}"
        if _is_entry(path) and path != view.path:
            yield Candidate(f"{base}/{name}", "file", 0 if posixpath.splitext(name)[0] in _FIRST_FILES else 1)
        elif not before and disk.is_directory(path):
            inner = (f"{name}/{each}" for each in disk.list_directory(path) if _is_entry(each))
            yield from (Candidate(f"{base}/{each}", "file", 2) for each in inner)


def _is_entry(path: str) -> bool:
    return _SCRIPT.search(path) is not None and _OTHER_FILES.search(posixpath.basename(path)) is None


def _groups(view: View, place: Place) -> Iterator[Candidate]:
    """The groups of the resources, and those of other functions."""
    del place
    for rank, (name, detail) in enumerate(_GROUPS):
        yield Candidate(name, detail, -1 if f"/amplify/{name}/" in view.path else rank)
    known = {name for name, _ in _GROUPS}
    groups = {function.group for function in (() if view.project is None else view.project.functions)}
    for name in sorted(group for group in groups if group is not None and group not in known):
        yield Candidate(name, "group of other functions", len(_GROUPS))


def _zones(view: View, place: Place) -> Iterator[Candidate]:
    """Common time zones; all time zones with a part that starts with the typed text."""
    del view
    typed = place.cursor.prefix.lower().replace(" ", "_")
    if not typed:
        yield from (Candidate(name, "time zone", rank) for rank, name in enumerate(_COMMON_ZONES))
        return
    for name in names() or _COMMON_ZONES:
        lowered = name.lower()
        if lowered.startswith(typed) or any(part.startswith(typed) for part in lowered.split("/")):
            city = name.rpartition("/")[2]
            yield Candidate(name, "time zone", 0 if name in _COMMON_ZONES else 1, (city,) if city != name else ())


def _schedules(view: View, place: Place) -> Iterator[Candidate]:
    yield from _rates(view, place)
    yield from _crons(view, place)


def _rates(view: View, place: Place) -> Iterator[Candidate]:
    del view
    typed = _TYPED_RATE.match(place.cursor.prefix)
    own = () if typed is None else (f"every {typed[1]}m", f"every {typed[1]}h")
    for rank, text in enumerate(dict.fromkeys((*own, *RATES))):
        yield Candidate(text, in_words(text, Form.RATE) or "", rank)


def _crons(view: View, place: Place) -> Iterator[Candidate]:
    del view, place
    for rank, text in enumerate(CRONS, len(RATES)):
        yield Candidate(text, in_words(text, Form.CRON) or "", rank)


FUNCTION_FINDERS: dict[NameKind, Callable[[View, Place], Iterator[Candidate]]] = {
    "cron": _crons,
    "file": _files,
    "rate": _rates,
    "resource-group": _groups,
    "schedule": _schedules,
    "time-zone": _zones,
}
