"""What a backend uses of the limits of AWS: the output of `amplify-ls plan --budget`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.budget.estimate import Budget, Use
    from amplify_ls.report.style import Style

VERSION = 1
_MOST_STACKS = 12

Named = tuple[str, "Budget"]
"""A project by its folder."""


def budget_as_text(projects: Sequence[Named], style: Style) -> str:
    """Return aligned lines for a terminal: the limits, the largest stacks, and what would give resources back."""
    blocks: list[str] = []
    for folder, budget in projects:
        blocks.append("\n".join([style.bold(folder), *(f"  {line}" for line in _limits(budget, style))]))
        blocks.append("\n".join(["largest stacks", *(f"  {line}" for line in _stacks(budget))]))
        if budget.savings:
            blocks.append("\n".join(["what would give resources back", *(f"  {line}" for line in _savings(budget))]))
        if not budget.is_complete:
            blocks.append(_LOWER_BOUND)
    return "\n\n".join(blocks) + "\n"


def budget_as_markdown(projects: Sequence[Named]) -> str:
    """Return Markdown tables."""
    blocks: list[str] = []
    for folder, budget in projects:
        rows = [f"| {_title(use)} | {use.amount:,} | {use.limit.maximum:,} | {use.share:.0%} |" for use in highest_uses(budget)]
        blocks.append(
            "\n".join([f"## Budget of `{folder}`", "", "| limit | used | maximum | share |", "|---|---|---|---|", *rows])
        )
        blocks.append("\n".join(["Largest stacks:", "", *(f"- {line}" for line in _stacks(budget))]))
        if budget.savings:
            blocks.append("\n".join(["What would give resources back:", "", *(f"- {line}" for line in _savings(budget))]))
        if not budget.is_complete:
            blocks.append(_LOWER_BOUND)
    return "\n\n".join(blocks) + "\n"


def budget_as_json(projects: Sequence[Named]) -> str:
    """Return one JSON object with every limit and every stack."""
    return json.dumps({"version": VERSION, "projects": [_project(*each) for each in projects]}, indent=2) + "\n"


def highest_uses(budget: Budget) -> tuple[Use, ...]:
    """The use of each limit where it is highest."""
    found: dict[str, Use] = {}
    for use in budget.uses:
        known = found.get(use.limit.name)
        if known is None or use.amount > known.amount:
            found[use.limit.name] = use
    return tuple(found.values())


_LOWER_BOUND = "Some of the project cannot be determined, so the amounts are lower bounds."


def _limits(budget: Budget, style: Style) -> Iterator[str]:
    uses = highest_uses(budget)
    titles = [_title(use) for use in uses]
    width = max(map(len, titles), default=0)
    for title, use in zip(titles, uses, strict=True):
        line = f"{title.ljust(width)}  {use.amount:>9,} of {use.limit.maximum:>9,}  {use.share:>5.0%}"
        yield style.severity("warning", line) if use.is_close else line
        parts = ", ".join(f"{part.name} ({part.amount:,})" for part in use.contributors if part.name != use.where)
        if parts and use.is_close:
            yield f"  most for {parts}"


def _title(use: Use) -> str:
    return f"{use.limit.words} ({use.where})" if use.where else use.limit.words


def _stacks(budget: Budget) -> Iterator[str]:
    ordered = sorted(budget.stacks.items(), key=lambda each: (-each[1].resources, each[0]))
    width = max((len(name) for name, _ in ordered[:_MOST_STACKS]), default=0)
    for name, cost in ordered[:_MOST_STACKS]:
        yield f"{name.ljust(width)}  {cost.resources:>5,} resources  {cost.size:>9,} bytes"
    if len(ordered) > _MOST_STACKS:
        yield f"and {len(ordered) - _MOST_STACKS} more"


def _savings(budget: Budget) -> Iterator[str]:
    for saving in budget.savings:
        models = "1 model" if saving.models == 1 else f"{saving.models} models"
        yield f"{saving.words} in {models}: {saving.resources:,} resources"


def _project(folder: str, budget: Budget) -> dict[str, Any]:
    return {
        "project": folder,
        "complete": budget.is_complete,
        "resources": budget.total.resources,
        "uses": [
            {
                "limit": use.limit.name,
                "where": use.where,
                "amount": use.amount,
                "maximum": use.limit.maximum,
                "contributors": [part._asdict() for part in use.contributors],
            }
            for use in budget.uses
        ],
        "stacks": {name: {"resources": cost.resources, "bytes": cost.size} for name, cost in budget.stacks.items()},
        "savings": [saving._asdict() for saving in budget.savings],
    }
