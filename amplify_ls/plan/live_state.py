"""The plan of a project in an editor: effects at tokens that move with the text. It is empty until somebody computes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.graph import Input

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.model.project import Project
    from amplify_ls.plan.comparing.effects import Effect, EffectKind
    from amplify_ls.syntax.outline import Span


class Repair(NamedTuple):
    """An edit that takes an effect back."""

    title: str
    span: Span
    text: str
    """Empty to remove the region."""


class Planned(NamedTuple):
    """An effect at the token that causes it."""

    effect: Effect
    span: Span
    repairs: tuple[Repair, ...]


class LivePlan:
    """The effects of the current text over the deployed revision. They are computed when typing pauses."""

    def __init__(self) -> None:
        self.effects: Input[tuple[Planned, ...]] = Input(())
        self.tables: Input[dict[str, str]] = Input({})
        """What a deployment does to the tables of models, by model; unchanged ones are missing."""

    def of(self, kind: EffectKind) -> Iterable[Planned]:
        """The effects of one kind."""
        return (each for each in self.effects.get() if each.effect.kind is kind)


def live_plan(project: Project) -> LivePlan:
    """The plan of a project."""
    return project.attached.get(_new_plan, project)


def _new_plan(project: Project) -> LivePlan:
    del project
    return LivePlan()
