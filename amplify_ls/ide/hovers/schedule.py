"""Hover over a schedule: its meaning, and its next runs."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.schedule_words import in_words
from amplify_ls.ide.words import code
from amplify_ls.model.schedules.cron_times import next_runs
from amplify_ls.model.schedules.schedules import Form, schedule_times
from amplify_ls.model.schedules.timezones import UTC, zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_FORMS = {"schedule": Form.PLAIN, "rate": Form.RATE, "cron": Form.CRON}
SCHEDULES = frozenset(_FORMS)
"""The kinds of names that are schedules."""
_DAY = "%a %d %b %Y, %H:%M"


def about_schedule(view: View, place: Place, kind: str, text: str) -> str:
    """The description of a schedule; empty if it is rejected, or if its meaning is unknown."""
    form = _FORMS[kind]
    name = UTC if form is Form.PLAIN else _timezone(view, place) or UTC
    words = in_words(text, form, name)
    if words is None:
        return ""
    runs = list(upcoming(text, form, name))
    listed = "\n".join(f"- {run}" for run in runs) if runs else ""
    parts = [code(f"'{text}'"), f"{words[:1].upper()}{words[1:]}.", f"Next runs:\n\n{listed}" if listed else ""]
    return "\n\n".join(part for part in parts if part)


def now() -> datetime:
    """The current time."""
    return datetime.now(timezone.utc)


def upcoming(text: str, form: Form, name: str) -> Iterator[str]:
    """The next runs in the time zone; none if the zone is unknown on this machine."""
    times = schedule_times(text, form)
    there: tzinfo | None = timezone.utc if name == UTC else zone(name)
    if times is None or there is None:
        return
    for run in next_runs(times, now(), there):
        yield f"{run.strftime(_DAY)} {name}"


def _timezone(view: View, place: Place) -> str | None:
    """The time zone in the same object as the schedule."""
    for item in place.cursor.items(place.innermost.level):
        if item.name == "timezone":
            _, _, source = place.cursor.data[item.start : item.end].partition(b":")
            value = getattr(view.bindings.evaluate(source), "value", None)
            return value if isinstance(value, str) else None
    return None
