"""The outcome as text: a table of the kinds of slips, and each one that was missed or wrongly reported."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from development.slips.judging import Answer
from development.slips.slip import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from development.slips.judging import Outcome

_HEADING = (
    "slip",
    "tried",
    "rejected",
    "reported",
    "at line",
    "missed",
    "by types",
    "reported",
    "at line",
    "missed",
    "accepted",
    "false",
)
_WIDTHS = (32, 6, 9, 9, 8, 7, 9, 9, 8, 7, 9, 6)


@dataclass(frozen=True, slots=True)
class Shares:
    """The figures of a run."""

    refused: float
    """The share that is reported, of the slips that fail at synthesis or at deployment."""
    types: float
    """The same, of the slips that only TypeScript rejects."""
    false: int
    """The number of slips that are accepted, but that we report as errors."""


def shares(outcomes: Sequence[Outcome]) -> Shares:
    """The measure of all outcomes."""
    refused = [each.answer for each in outcomes if each.refusals]
    types = [each.answer for each in outcomes if each.types and not each.refusals]
    return Shares(_found(refused), _found(types), sum(each.answer is Answer.FALSE for each in outcomes))


def as_table(outcomes: Sequence[Outcome]) -> str:
    """One line for each kind of slip, then the total."""
    by_kind = {kind: [each for each in outcomes if each.mutant.slip.kind is kind] for kind in Kind}
    rows = [_row(kind.value, group) for kind, group in by_kind.items() if group]
    total = shares(outcomes)
    lines = [_line(row) for row in (_HEADING, *rows, _row("all", outcomes))]
    reported = f"{total.refused:.1%} of what the packages reject, {total.types:.1%} of what only TypeScript rejects"
    return "\n".join([*lines, f"reported: {reported}; {total.false} false"])


def described(outcome: Outcome) -> str:
    """A slip: the outcome, the messages of both sides, and the difference."""
    mutant = outcome.mutant
    lines = [f"{outcome.answer.value}: {mutant.slip.kind.value} in {mutant.project.name}/{mutant.path}"]
    lines += [f"  types: {' '.join(str(fault).split())} line {fault.line}" for fault in outcome.types]
    lines += [f"  packages: {' '.join(refusal.split())}" for refusal in outcome.refusals]
    lines += [f"  own: {finding}" for finding in outcome.own]
    return "\n".join([*lines, *_difference(outcome)])


def _found(answers: Sequence[Answer]) -> float:
    missed = sum(answer is Answer.MISSED for answer in answers)
    return 1 - missed / len(answers) if answers else 1.0


def _row(name: str, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    refused = [each.answer for each in outcomes if each.refusals]
    types = [each.answer for each in outcomes if each.types and not each.refusals]
    accepted = [each.answer for each in outcomes if not each.is_refused]
    counts = (len(outcomes), *_counts(refused), *_counts(types), len(accepted), accepted.count(Answer.FALSE))
    return (name, *map(str, counts))


def _counts(answers: Sequence[Answer]) -> tuple[int, int, int, int]:
    missed = answers.count(Answer.MISSED)
    return len(answers), len(answers) - missed, answers.count(Answer.FOUND), missed


def _line(cells: Sequence[str]) -> str:
    name, *numbers = cells
    return " ".join([f"{name:<{_WIDTHS[0]}}", *(f"{cell:>{width}}" for cell, width in zip(numbers, _WIDTHS[1:], strict=True))])


def _difference(outcome: Outcome) -> Iterator[str]:
    mutant = outcome.mutant
    before, after = mutant.project.files[mutant.path], mutant.text
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), mutant.path, mutant.path, n=2, lineterm="")
    yield from (f"    {line}" for line in list(lines)[2:])
