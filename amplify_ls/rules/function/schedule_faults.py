"""The faults of schedules: which rule reports which, their severity, and their fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.schedules.schedule_faults import schedule_problems
from amplify_ls.fit.schedules.schedule_words import in_words
from amplify_ls.rules.rule import Finding, Severity, Stage
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.schedules.cron_faults import CronFault, Mending
    from amplify_ls.fit.schedules.schedule_faults import RateFault, ScheduleProblem
    from amplify_ls.model.resources.functions import BackendFunction, FunctionSchedule
    from amplify_ls.model.schedules.cron import Field
    from amplify_ls.rules.rule import Related
    from amplify_ls.values.values import Text


class FaultySchedule(NamedTuple):
    """A fault with the schedule that contains it."""

    schedule: FunctionSchedule
    problem: ScheduleProblem

    @property
    def text(self) -> str:
        """The schedule as a string."""
        return self.schedule.text.value

    @property
    def part(self) -> str:
        """The characters that are wrong."""
        return self.text[self.problem.start : self.problem.end]

    @property
    def span(self) -> Span:
        """The place of these characters; the whole string if their place is unknown or there are none."""
        return part_span(self.schedule.text, self.problem.start, self.problem.end)


def faulty_schedules(function: BackendFunction, *faults: RateFault | CronFault) -> Iterator[FaultySchedule]:
    """The schedules of a function that have one of the faults."""
    for schedule in function.schedules:
        for problem in schedule_problems(schedule.text.value, schedule.form, function.timeout):
            if problem.fault in faults:
                yield FaultySchedule(schedule, problem)


def schedule_finding(
    found: FaultySchedule, message: str, *, unseen: Stage = Stage.RUNTIME, related: tuple[Related, ...] = ()
) -> Finding[FaultySchedule]:
    """The finding of a fault: an error if TypeScript or the packages reject it.

    ``unseen`` is the stage that notices what neither of them rejects.
    """
    problem = found.problem
    stage: Stage | None = None
    severity = Severity.ERROR
    if not problem.package_message:
        stage = Stage.TYPES if problem.is_seen else unseen
        severity = Severity.ERROR if problem.is_seen else Severity.WARNING
    elif not problem.is_seen:
        stage = Stage.SYNTH
    return Finding(found.span, message, related, stage, severity, package_message=problem.package_message, data=found)


def part_span(text: Text, start: int, end: int) -> Span:
    """The place of some characters of a string; the whole string if their place is unknown or there are none."""
    if start >= end or not _is_plain(text):
        return text.span
    first = text.span.start + 1 + len(text.value[:start].encode())
    return Span(text.span.anchor, first, first + len(text.value[start:end].encode()))


def _is_plain(text: Text) -> bool:
    """Whether a string literal contains its characters without escapes: any other literal is longer."""
    return text.span.end - text.span.start == len(text.value.encode()) + len("''")


def mendings(finding: Finding[FaultySchedule], safety: Safety = Safety.UNSAFE) -> Iterator[Fix]:
    """The fixes of a fault, the likeliest preferred; ``safety`` applies if there is only one fix."""
    found = finding.data
    meant = found.problem.meant
    for index, mending in enumerate(meant):
        text = mended(found.text, mending)
        words = in_words(text, found.schedule.form) if not text.startswith("every ") else None
        title = f"Change to `{text}`" if words is None else f"Change to `{text}`: {words}"
        is_only = len(meant) == 1
        operations = _operations(found.schedule.text, text, mending)
        yield Fix(title, operations, safety if is_only else Safety.UNSAFE, is_preferred=index == 0)


def mended(text: str, mending: Mending) -> str:
    """The string after the replacements."""
    for start, end, new in sorted(mending, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _operations(text: Text, new: str, mending: Mending) -> tuple[Replace, ...]:
    if not _is_plain(text):
        return (Replace(text.span, f"'{new}'"),)
    operations: list[Replace] = []
    for start, end, part in sorted(mending, reverse=True):
        first = text.span.start + 1 + len(text.value[:start].encode())
        last = first + len(text.value[start:end].encode())
        operations.append(Replace(Span(text.span.anchor, first, last), part))
    return tuple(operations)


_FIELD_WORDS = {
    "minutes": "minute",
    "hours": "hour",
    "day-of-month": "day of the month",
    "month": "month",
    "day-of-week": "day of the week",
    "year": "year",
}


def field_words(field: Field) -> str:
    """The words for a field of a cron expression: ``day of the week``."""
    return _FIELD_WORDS[field.name]
