"""Whether a rename is good: what the packages say before and after it, and how the generated API differs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from development.renames.words import restored

if TYPE_CHECKING:
    from development.judge.verdict import Verdict
    from development.renames.trials import Trial

_FOLDER = re.compile(r"\bproject\d+\b")


def objection(trial: Trial, before: Verdict, after: Verdict) -> str | None:
    """Why a rename is bad; None when it is good, or when the packages reject the project anyway."""
    if trial.objection is not None:
        return trial.objection
    new = Counter(_plain(message, trial) for message in after.messages) - Counter(map(_anywhere, before.messages))
    if new:
        return f"the packages report something new: {next(iter(new))}"
    if before.graphql and sorted(restored(after.graphql, trial.name).split("\n")) != sorted(before.graphql.split("\n")):
        return f"the generated API differs in more than the name: {_first_difference(trial, before, after)}"
    return None


def _plain(message: str, trial: Trial) -> str:
    return _anywhere(restored(message, trial.name))


def _anywhere(message: str) -> str:
    """A message without the folder that the project was judged in."""
    return _FOLDER.sub("project", message)


def _first_difference(trial: Trial, before: Verdict, after: Verdict) -> str:
    old, new = Counter(before.graphql.split("\n")), Counter(restored(after.graphql, trial.name).split("\n"))
    gone, come = list((old - new).elements()), list((new - old).elements())
    return f"{gone[:3]} became {come[:3]}"
