"""Logical IDs that ``backend.ts`` sets: a resource with another one is another resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.plan.facts.unseen import same

if TYPE_CHECKING:
    from amplify_ls.plan.comparing.effects import Report, Thing
    from amplify_ls.plan.facts.snapshot import Snapshot


def has_same_id(target: str, thing: Thing, before: Snapshot, after: Snapshot, report: Report) -> bool:
    """Whether a thing keeps its logical ID. If that cannot be determined, it is assumed, and reported as unknown."""
    ids = [None if found is None else found.logical_id for found in (before.overrides.get(target), after.overrides.get(target))]
    answer = same(*ids)
    if answer is None:
        report.cannot_tell(
            thing, f"The logical ID of the {thing} cannot be determined.", f"override {target} logical id", target
        )
    return answer is not False
