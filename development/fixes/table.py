"""The outcome in words: a table of the rules, and each bad fix with what happened."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from development.fixes.judging import Verdict
    from development.fixes.trials import Trial


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fix that was tried."""

    trial: Trial
    before: Verdict
    after: Verdict
    objection: str | None


def share(outcomes: Sequence[Outcome]) -> float:
    """The part of good ones, from 0 to 1; 1 where none was tried."""
    return _good(outcomes) / len(outcomes) if outcomes else 1.0


def as_table(outcomes: Sequence[Outcome]) -> str:
    """One line for each rule, then the total."""
    by_rule = groupby(sorted(outcomes, key=_code), key=_code)
    lines = [_line(code, list(group)) for code, group in by_rule]
    return "\n".join([f"{'rule':<44} {'fixes':>6} {'good':>6} {'share':>8}", *lines, _line("all", outcomes)])


def described(outcome: Outcome) -> str:
    """A bad fix: what was wrong, what the fix says, what the packages say before and after, and the text."""
    trial = outcome.trial
    return "\n".join(
        [
            f"{trial.project}: {trial.finding}",
            f"  fix ({trial.safety}): {trial.title}",
            f"  {outcome.objection}",
            *_messages("before", outcome.before),
            *_messages("after", outcome.after),
            *_difference(trial),
        ]
    )


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    return f"{name:<44} {len(outcomes):>6} {_good(outcomes):>6} {share(outcomes):>7.1%}"


def _good(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.objection is None for outcome in outcomes)


def _code(outcome: Outcome) -> str:
    return outcome.trial.finding.code


def _messages(when: str, verdict: Verdict) -> Iterator[str]:
    if verdict.is_accepted:
        yield f"  {when}: accepted"
    for message in verdict.messages:
        yield f"  {when}: {' '.join(message.split())}"


def _difference(trial: Trial) -> Iterator[str]:
    for path in trial.changed:
        lines = difflib.unified_diff(
            trial.before.get(path, "").splitlines(), trial.after[path].splitlines(), path, path, n=2, lineterm=""
        )
        yield from (f"    {line}" for line in lines)
