"""What became of a mutant: what the packages, and we ourselves, say of it that was not said of the project."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Stage
from development.judge.overlay import Overlay
from development.judge.own import own_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from development.judge.own import OwnFinding
    from development.judge.verdict import TypeFault, Verdict
    from development.slips.making import Mutant


class Answer(Enum):
    """How the two compare."""

    FOUND = "found"
    """The packages refuse it, and so do we, on a line of the slip or of a fault of the types."""
    ELSEWHERE = "elsewhere"
    """The same, but we say so on another line."""
    MISSED = "missed"
    FALSE = "false"
    """The packages accept it, and we do not."""
    QUIET = "quiet"
    """Both accept it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mutant with what is said of it alone."""

    mutant: Mutant
    types: tuple[TypeFault, ...]
    refusals: tuple[str, ...]
    """What was thrown when it was put together, and what deployment would refuse."""
    own: tuple[OwnFinding, ...]

    @property
    def is_refused(self) -> bool:
        return bool(self.types or self.refusals)

    @property
    def answer(self) -> Answer:
        errors = [finding for finding in self.own if finding.is_error]
        if not self.is_refused:
            # What only the cloud would say is not asked here.
            return Answer.FALSE if any(each.stage in (Stage.TYPES, Stage.SYNTH) for each in errors) else Answer.QUIET
        if not errors:
            return Answer.MISSED
        places = {(fault.path, fault.line) for fault in self.types} | {(self.mutant.path, line) for line in self.mutant.lines}
        return Answer.FOUND if any((each.path, each.line) in places for each in errors) else Answer.ELSEWHERE


def outcome(mutant: Mutant, before: Verdict, after: Verdict, own: tuple[OwnFinding, ...]) -> Outcome:
    """Compare; only the difference to the project without the slip counts."""
    known = {(fault.path, fault.code, fault.message) for fault in before.types}
    types = tuple(fault for fault in after.types if (fault.path, fault.code, fault.message) not in known)
    refusals = tuple(refusal for refusal in after.refusals if refusal not in before.refusals)
    return Outcome(mutant, types, refusals, own)


def new_findings(mutants: Iterable[Mutant], installed: Mapping[str, str]) -> Iterator[tuple[OwnFinding, ...]]:
    """What we find in each mutant and not in its project. Mutants of one project come one after the other.

    ``installed`` has the versions of the packages that judge, which each project has installed for us, too.
    """
    root = ""
    for mutant in mutants:
        if mutant.project.root != root:
            root = mutant.project.root
            disk = Overlay()
            for package, version in installed.items():
                disk.put(f"{root}/node_modules/{package}/package.json", json.dumps({"version": version}).encode())
            workspace = Workspace(disk)
            workspace.load(f"{root}/amplify")
            before = Counter(own_findings(workspace, root))
        path = f"{root}/{mutant.path}"
        disk.put(path, mutant.text.encode())
        workspace.disk_changed([path])
        found = own_findings(workspace, root)
        disk.remove(path)
        workspace.disk_changed([path])
        yield tuple(_without(found, before))


def _without(found: Iterable[OwnFinding], known: Counter[OwnFinding]) -> Iterator[OwnFinding]:
    left = Counter(known)
    for finding in found:
        if left[finding]:
            left[finding] -= 1
        else:
            yield finding
