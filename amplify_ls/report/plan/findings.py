"""The effects of a plan as findings, for the formats that report findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.report.plan.records import IN_PLACE, WORDS
from amplify_ls.report.records import Excerpt, FindingRecord, Position, Range, RelatedRecord, Report

if TYPE_CHECKING:
    from amplify_ls.report.plan.records import EffectRecord, PlaceRecord, PlanRecord

_ERRORS = frozenset({"destroy", "replace", "lose-data", "refused"})
_NO_EXCERPT = Excerpt(1, ())


def plan_as_findings(plan: PlanRecord) -> Report:
    """Every effect that is not an update in place, at its cause."""
    shown = [each for each in plan.effects if each.effect != IN_PLACE and each.place is not None and not each.accepted]
    return Report(tuple(map(_finding, shown)), len({each.place.path for each in shown if each.place is not None}))


def _finding(effect: EffectRecord) -> FindingRecord:
    assert effect.place is not None
    related = () if effect.before is None or effect.before == effect.place else (_related(effect.before),)
    return FindingRecord(
        path=effect.place.path,
        code=code_of(effect.effect),
        severity="error" if effect.effect in _ERRORS else "warning",
        message=f"`{effect.thing}` {WORDS[effect.effect]}: {effect.why}",
        range=_range(effect.place),
        stage="deployment",
        url=None,
        fixes=(),
        related=related,
        excerpt=_NO_EXCERPT,
    )


def code_of(effect: str) -> str:
    """The code under which an effect is reported."""
    return f"plan/{WORDS[effect].replace(' ', '-')}"


def _related(place: PlaceRecord) -> RelatedRecord:
    return RelatedRecord(place.path, _range(place), "The deployed revision declares it here.", _NO_EXCERPT)


def _range(place: PlaceRecord) -> Range:
    return Range(Position(place.line, place.column), Position(place.line, place.column + 1))
