"""The plan as Markdown, for the comment on a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.report.plan.records import IN_PLACE, WORDS
from amplify_ls.report.text_report import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.report.plan.records import EffectRecord, PlanRecord

_ICONS = {"destroy": "🔴", "replace": "🔴", "lose-data": "🔴", "refused": "⛔", "rebuild-index": "🟡", "access-widened": "🟠"}


def plan_as_markdown(plan: PlanRecord) -> str:
    """Return the document."""
    serious = [each for each in plan.effects if each.effect != IN_PLACE]
    lines = ["## What this change does to the deployed backend", "", f"**{_text(plan.summary)}**", ""]
    if serious:
        lines += ["| | What | Where | Why |", "|---|---|---|---|", *(_row(each, plan.only(each)) for each in serious), ""]
        for effect in serious:
            lines += _advice(effect)
    quiet = [each for each in plan.effects if each.effect == IN_PLACE]
    if quiet:
        lines += _folded("Updated in place", (f"- `{_code(each.thing)}`: {_text(each.why)}" for each in quiet))
    if plan.prevented:
        title = "Prevented, because the deployment is refused and rolled back"
        lines += _folded(title, (f"- `{_code(each.thing)}` {WORDS[each.effect]}" for each in plan.prevented))
    if plan.hidden:
        lines += _folded("Cannot be determined", (f"- `{_code(each.thing)}`: {_text(each.why)}" for each in plan.hidden))
    return "\n".join(lines).rstrip() + "\n"


def _row(effect: EffectRecord, only: str) -> str:
    place = "" if effect.place is None else f"`{_code(f'{effect.place.path}:{effect.place.line}')}`"
    icon = "✅ accepted, " if effect.accepted else f"{_ICONS.get(effect.effect, '⚪')} "
    return f"| {icon}{WORDS[effect.effect]}{only} | `{_code(effect.thing)}` | {place} | {_text(effect.why)} |"


def _advice(effect: EffectRecord) -> Iterator[str]:
    if effect.instead and not effect.accepted:
        steps = (f"{number}. {_text(step)}" for number, step in enumerate(effect.instead, 1))
        yield from _folded(f"Instead, for <code>{_html(effect.thing)}</code>", steps)


def _folded(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from (f"<details><summary>{title}</summary>", "", *lines, "", "</details>", "")


def _text(text: str) -> str:
    """A sentence in a cell of a table: code in backticks stays, everything else is literal."""
    return re.sub(r"[|<>]", lambda found: {"|": "\\|", "<": "&lt;", ">": "&gt;"}[found.group()], printable(text))


def _code(text: str) -> str:
    return printable(text).replace("`", "'").replace("|", "\\|")


def _html(text: str) -> str:
    return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
