"""The plan as text: each effect with its reason and what to do instead, then a summary line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.report.plan.records import IN_PLACE, WORDS
from amplify_ls.report.text_report import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.report.plan.records import EffectRecord, PlanRecord
    from amplify_ls.report.style import Style

_LEVELS = {"destroy": "error", "replace": "error", "lose-data": "error", "refused": "error"}


def plan_as_text(plan: PlanRecord, style: Style) -> str:
    """Return the report."""
    lines: list[str] = []
    for edit, effects in _groups(each for each in plan.effects if each.effect != IN_PLACE):
        if edit:
            lines += [style.bold(printable(_sentence(edit))), ""]
        for effect in effects:
            lines += [*_effect(effect, plan.only(effect), style), ""]
    quiet = [each for each in plan.effects if each.effect == IN_PLACE]
    if quiet:
        lines += [f"Updated in place: {', '.join(f'`{printable(each.thing)}`' for each in quiet)}", ""]
    if plan.prevented:
        shown = ", ".join(f"`{printable(each.thing)}` {WORDS[each.effect]}" for each in plan.prevented)
        lines += [f"Prevented, because the deployment is refused and rolled back: {shown}", ""]
    for hidden in plan.hidden:
        lines += [f"{style.severity('warning', 'cannot tell')}: `{printable(hidden.thing)}`: {printable(hidden.why)}", ""]
    lines.append(f"Plan: {plan.summary}.")
    return "\n".join(lines) + "\n"


def _groups(effects: Iterable[EffectRecord]) -> Iterator[tuple[str, list[EffectRecord]]]:
    """The effects, those of one edit together; an edit with a single effect is no group."""
    groups: dict[object, list[EffectRecord]] = {}
    for number, effect in enumerate(effects):
        groups.setdefault(effect.edit or number, []).append(effect)
    for key, found in groups.items():
        yield (key if isinstance(key, str) and len(found) > 1 else ""), found


def _sentence(edit: str) -> str:
    return edit[:1].upper() + edit[1:] + ":"


def _effect(effect: EffectRecord, only: str, style: Style) -> Iterator[str]:
    level = "information" if effect.accepted else _LEVELS.get(effect.effect, "warning")
    label = style.severity(level, f"{WORDS[effect.effect]}")
    yield f"{label}: {style.bold(printable(effect.thing))}{only}"
    yield f"  {printable(effect.why)}"
    if effect.before is not None and effect.before != effect.after:
        yield f"  {style.dim('deployed:')} {printable(str(effect.before))}"
    if effect.after is not None:
        yield f"  {style.dim('now:')} {printable(str(effect.after))}"
    if effect.instead and not effect.accepted:
        yield f"  {style.dim('instead:')}"
        yield from (f"    {number}. {printable(step)}" for number, step in enumerate(effect.instead, 1))
    if effect.confidence in ("low", "medium"):
        yield f"  {style.dim('confidence:')} {effect.confidence}"
    if effect.accepted:
        yield f"  {style.dim('accepted:')} {printable(effect.accepted)}"
