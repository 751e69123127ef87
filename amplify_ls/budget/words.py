"""How a budget is put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.budget.estimate import Budget


def share_text(budget: Budget, model: str) -> str:
    """What a model uses, for a lens: ``37 resources, 1.5 % of a deployment``; empty if there is no such model."""
    cost = budget.models.get(model)
    if cost is None:
        return ""
    return f"{cost.resources} resources, {budget.share_of(model):.1%} of a deployment".replace("%", " %")
