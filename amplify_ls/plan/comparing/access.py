"""Access that is widened or narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.changes import CHANGED, NARROWED, UNCLEAR, WIDENED
from amplify_ls.plan.comparing.effects import Effect, EffectKind, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.access.changes import AccessChange
    from amplify_ls.plan.comparing.effects import Report

_KINDS = {
    WIDENED: (EffectKind.ACCESS_WIDENED,),
    NARROWED: (EffectKind.ACCESS_NARROWED,),
    CHANGED: (EffectKind.ACCESS_WIDENED, EffectKind.ACCESS_NARROWED),
    UNCLEAR: (),
}
_MOST_SHOWN = 6


def report_access(differences: Iterable[AccessChange], report: Report) -> None:
    """Report how access changes: one effect for each thing and direction."""
    found: dict[tuple[str, EffectKind], list[AccessChange]] = {}
    for change in differences:
        if change.effect == UNCLEAR:
            if not any(item.what == _thing(change.what) for item in report.hidden):
                why = f"The rules of {_shown(change.what)} cannot be determined."
                report.cannot_tell(_thing(change.what), why, *_places(change.what))
            continue
        for kind in _KINDS[change.effect]:
            found.setdefault((change.what, kind), []).append(change)
    for (what, kind), cells in found.items():
        places = _places(what)
        report.add(Effect(kind, _thing(what), _row(what), _why(what, kind, cells), places, places))


def _thing(what: str) -> Thing:
    kind, _, name = what.partition(" ")
    return Thing(kind, name)


def _shown(what: str) -> str:
    kind, _, name = what.partition(" ")
    return f"the {kind} `{name}`" if name else "the user pool"


def _why(what: str, kind: EffectKind, cells: list[AccessChange]) -> str:
    callers: dict[str, list[str]] = {}
    for cell in cells:
        callers.setdefault(cell.who, []).append(f"{cell.operation} ({cell.before} → {cell.after})")
    shown = [f"`{who}`: {', '.join(operations)}" for who, operations in callers.items()]
    more = "" if len(shown) <= _MOST_SHOWN else f"; and {len(shown) - _MOST_SHOWN} more callers"
    change = "widened" if kind is EffectKind.ACCESS_WIDENED else "narrowed"
    return f"Access to {_shown(what)} is {change} for {'; '.join(shown[:_MOST_SHOWN])}{more}."


def _row(what: str) -> str:
    return {"storage": "P310", "userPool": "P253", "operation": "P132"}.get(what.partition(" ")[0], "P102")


def _places(what: str) -> tuple[str, ...]:
    kind, _, name = what.partition(" ")
    if kind == "field":
        return (f"field {name}", f"rules {name.partition('.')[0]}", "api")
    if kind == "model":
        return (f"rules {name}", f"model {name}", "api")
    if kind == "storage":
        return (f"path {name}", f"storage {name.partition(' ')[0]}")
    return (f"operation {name}", "api") if kind == "operation" else ("user pool access", "user pool")
