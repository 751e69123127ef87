"""The JSON of a plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.report.plan.records import EffectRecord, HiddenRecord, PlaceRecord, PlanRecord

VERSION = 1
"""The version of the format. Later versions of amplify-ls may add members."""


def plan_as_json(plan: PlanRecord) -> str:
    """Return the document."""
    data = {
        "version": VERSION,
        "effects": [_effect(each) for each in plan.effects],
        "prevented": [_effect(each) for each in plan.prevented],
        "unknown": [_hidden(each) for each in plan.hidden],
        "summary": plan.summary,
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _effect(effect: EffectRecord) -> dict[str, object]:
    found: dict[str, object] = {
        "effect": effect.effect,
        "what": {"kind": effect.kind, "name": effect.name},
        "modes": list(effect.modes),
        "rows": [effect.row] if effect.row else [],
        "why": effect.why,
        "instead": list(effect.instead),
        "confidence": effect.confidence,
        "before": _place(effect.before),
        "after": _place(effect.after),
    }
    if effect.edit:
        found["edit"] = effect.edit
    if effect.accepted:
        found["accepted"] = effect.accepted
    return found


def _hidden(hidden: HiddenRecord) -> dict[str, object]:
    return {"what": {"kind": hidden.kind, "name": hidden.name}, "why": hidden.why, "place": _place(hidden.place)}


def _place(place: PlaceRecord | None) -> dict[str, object] | None:
    return None if place is None else {"path": place.path, "line": place.line, "column": place.column}
