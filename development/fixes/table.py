"""The outcome as text: a table of the rules, and each bad fix with an explanation."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from development.fixes.judging import objection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from development.fixes.trials import Texts, Trial
    from development.judge.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """A fix that was tried, with the most relevant texts: those it is bad for, or else those with the most faults fixed."""

    trial: Trial
    texts: Texts
    before: Verdict
    after: Verdict
    objection: str | None


def outcome(trial: Trial, verdict: Callable[[Mapping[str, str]], Verdict]) -> Outcome:
    """Judge a fix: it must be good for the project as it is, and for the project without other faults."""
    found = [
        Outcome(trial, texts, before, after, objection(trial.finding, texts, before, after))
        for texts in (trial.texts, trial.isolated)
        if texts is not None
        for before, after in [(verdict(texts.before), verdict(texts.after))]
    ]
    return next((each for each in found if each.objection), found[-1])


def share(outcomes: Sequence[Outcome]) -> float:
    """The share of good ones, from 0 to 1; 1 if none was tried."""
    return _good(outcomes) / len(outcomes) if outcomes else 1.0


def as_table(outcomes: Sequence[Outcome]) -> str:
    """One line for each rule, then the total."""
    by_rule = groupby(sorted(outcomes, key=_code), key=_code)
    lines = [_line(code, list(group)) for code, group in by_rule]
    heading = f"{'rule':<44} {'fixes':>6} {'accepted':>9} {'good':>6} {'share':>8}"
    return "\n".join([heading, *lines, _line("all", outcomes)])


def described(outcome: Outcome) -> str:
    """A bad fix: the finding, the fix, the messages of the packages before and after, and the difference."""
    trial = outcome.trial
    return "\n".join(
        [
            f"{trial.project}: {trial.finding}",
            f"  fix ({trial.safety}): {trial.title}",
            f"  {outcome.objection}",
            *_messages("before", outcome.before),
            *_messages("after", outcome.after),
            *_difference(outcome.texts),
        ]
    )


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    accepted = sum(outcome.objection is None and outcome.after.is_accepted for outcome in outcomes)
    return f"{name:<44} {len(outcomes):>6} {accepted:>9} {_good(outcomes):>6} {share(outcomes):>7.1%}"


def _good(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.objection is None for outcome in outcomes)


def _code(outcome: Outcome) -> str:
    return outcome.trial.finding.code


def _messages(when: str, verdict: Verdict) -> Iterator[str]:
    if verdict.is_accepted:
        yield f"  {when}: accepted"
    for message in verdict.messages:
        yield f"  {when}: {' '.join(message.split())}"


def _difference(texts: Texts) -> Iterator[str]:
    for path in texts.changed:
        lines = difflib.unified_diff(
            texts.before.get(path, "").splitlines(), texts.after[path].splitlines(), path, path, n=2, lineterm=""
        )
        yield from (f"    {line}" for line in lines)
