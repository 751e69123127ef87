"""From the effects of a plan to records: keys of places become places, and paths become relative to the working directory."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.plan.comparing.effects import EffectKind
from amplify_ls.plan.guidance import guidance
from amplify_ls.report.plan.records import EffectRecord, HiddenRecord, PlaceRecord, PlanRecord
from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from amplify_ls.engine.planning.acceptances import Acceptances
    from amplify_ls.plan.comparing.compare import Plan
    from amplify_ls.plan.comparing.effects import Effect, Hidden
    from amplify_ls.plan.revision import Revision

FAIL_WORDS = {
    "destroyed": "destroy",
    "replaced": "replace",
    "data-lost": "lose-data",
    "refused": "refused",
    "index-rebuilt": "rebuild-index",
    "access-widened": "access-widened",
    "access-narrowed": "access-narrowed",
}
"""The words of `--fail-on`, with the effects that they stand for."""
assert set(FAIL_WORDS.values()) == {kind.value for kind in EffectKind} - {EffectKind.IN_PLACE.value}


class PlanRecorder:
    """Makes records of the effects on one project."""

    def __init__(self, before: Revision, after: Revision, old_root: str, root: str, accepted: Acceptances) -> None:
        self._before = before
        self._after = after
        self._old_root = old_root
        self._root = root
        self._accepted = accepted
        self._directory = settle(".").rstrip("/") + "/"

    def plan(self, found: Plan) -> PlanRecord:
        """The record of a plan."""
        return PlanRecord(
            tuple(map(self._effect, found.effects)),
            tuple(map(self._effect, found.prevented)),
            tuple(map(self._hidden, found.hidden)),
        )

    def _effect(self, effect: Effect) -> EffectRecord:
        advice = guidance(effect.row)
        acceptance = self._accepted.of(effect, self._before, self._after)
        return EffectRecord(
            effect=effect.kind.value,
            kind=effect.what.kind,
            name=effect.what.name,
            modes=tuple(mode.value for mode in effect.modes),
            row=effect.row,
            why=effect.why,
            instead=advice.instead,
            confidence=advice.confidence,
            before=self._place(self._before, effect.before, self._old_root),
            after=self._place(self._after, effect.after, self._root),
            edit=effect.edit,
            accepted="" if acceptance is None else f"until {acceptance.until.isoformat()}: {acceptance.reason}",
        )

    def _hidden(self, hidden: Hidden) -> HiddenRecord:
        place = self._place(self._after, hidden.after, self._root) or self._place(self._before, hidden.before, self._old_root)
        return HiddenRecord(hidden.what.kind, hidden.what.name, hidden.why, place)

    def _place(self, revision: Revision, keys: tuple[str, ...], root: str) -> PlaceRecord | None:
        place = revision.place(keys)
        if place is None:
            return None
        path = posixpath.normpath(posixpath.join(root, place.path))
        return PlaceRecord(path.removeprefix(self._directory), place.line, place.column)
