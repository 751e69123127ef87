"""Lenses above functions, their schedules, and secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.schedule_words import in_words
from amplify_ls.ide.hovers.schedule import upcoming
from amplify_ls.ide.lenses.lens import Lens, LensKind, LensPlace, Place
from amplify_ls.model.handlers.function_usage import ACCESS, AUTHORIZER, HANDLER, SENDER
from amplify_ls.model.schedules.schedules import Form
from amplify_ls.model.schedules.timezones import UTC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.handlers.function_usage import FunctionUsage
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction, FunctionSchedule


def function_places(project: Project, path: str) -> Iterator[LensPlace]:
    """The lenses of the functions and secrets of a file."""
    functions = [function for function in project.functions if function.path == path]
    for number, function in enumerate(functions):
        yield LensPlace(LensKind.FUNCTIONS, *function.name_span.resolve(), f"{number}")
        for index, schedule in enumerate(function.schedules):
            if schedule.text.span.path == path and _next_run(function, schedule) is not None:
                yield LensPlace(LensKind.SCHEDULES, *schedule.text.span.resolve(), f"{number}:{index}")
    for secret in project.secrets:
        if secret.span.path == path and secret.name:
            yield LensPlace(LensKind.SECRETS, *secret.span.resolve(), secret.name)


def function_lens(project: Project, path: str, kind: LensKind, key: str) -> Lens | None:
    """The lens of a function, schedule or secret; None if it no longer exists."""
    if kind is LensKind.SECRETS:
        command = f"npx ampx sandbox secret set {key}"
        return Lens(command, text=command)
    functions = [function for function in project.functions if function.path == path]
    number, _, index = key.partition(":")
    if not number.isdecimal() or int(number) >= len(functions):
        return None
    function = functions[int(number)]
    if kind is LensKind.FUNCTIONS:
        return _callers(project, function)
    schedules = function.schedules
    return _next_run(function, schedules[int(index)]) if index.isdecimal() and int(index) < len(schedules) else None


def _callers(project: Project, function: BackendFunction) -> Lens:
    usages = [each for each in project.wiring.function_usages if each.function == function.name_span and each.purpose != ACCESS]
    words = list(dict.fromkeys(map(_usage_words, usages)))
    words += [text for schedule in function.schedules if (text := _schedule_words(schedule))]
    places = [Place(each.span.path, *each.span.resolve()) for each in usages]
    places += [Place(each.text.span.path, *each.text.span.resolve()) for each in function.schedules]
    if words:
        return Lens(f"runs: {', '.join(words)}", tuple(dict.fromkeys(places)))
    return Lens("not run by auth, data, storage or a schedule")


def _usage_words(usage: FunctionUsage) -> str:
    if usage.purpose == HANDLER:
        return f"for {usage.name}"
    known = {SENDER: "to send messages", AUTHORIZER: "to authorize requests"}
    return known.get(usage.purpose, f"on {usage.purpose}")


def _schedule_words(schedule: FunctionSchedule) -> str:
    return in_words(schedule.text.value, schedule.form, _zone_of(schedule)) or ""


def _zone_of(schedule: FunctionSchedule) -> str:
    zone = schedule.timezone
    return UTC if schedule.form is Form.PLAIN or zone is None else zone.value


def _next_run(function: BackendFunction, schedule: FunctionSchedule) -> Lens | None:
    run = next(iter(upcoming(schedule.text.value, schedule.form, _zone_of(schedule))), None)
    if run is None:
        return None
    places = () if function.entry is None else (Place(function.entry, 0, 0),)
    return Lens(f"next run: {run}", places)
