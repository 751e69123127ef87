"""What a deployment does to something that is deployed."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class EffectKind(Enum):
    """The kinds of effects, from the worst to the most harmless."""

    DESTROY = "destroy"
    REPLACE = "replace"
    LOSE_DATA = "lose-data"
    REFUSED = "refused"
    REBUILD_INDEX = "rebuild-index"
    ACCESS_WIDENED = "access-widened"
    ACCESS_NARROWED = "access-narrowed"
    IN_PLACE = "in-place"


class Mode(Enum):
    """What is deployed to: a branch, or the sandbox of a developer."""

    BRANCH = "branch"
    SANDBOX = "sandbox"


class Thing(NamedTuple):
    """Something that is deployed, in the author's words."""

    kind: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name}".rstrip()


class Effect(NamedTuple):
    """One effect in one or both modes."""

    kind: EffectKind
    what: Thing
    row: str
    """The row of the ground truth."""
    why: str
    before: tuple[str, ...] = ()
    """Where the cause is in the deployed revision: keys of places, the most precise first."""
    after: tuple[str, ...] = ()
    edit: str = ""
    """The edit that it belongs to, if one edit has several effects."""
    is_certain: bool = True
    """Whether a refusal is certain enough to prevent all other effects."""
    modes: tuple[Mode, ...] = ()


class Hidden(NamedTuple):
    """A thing about which nothing can be said."""

    what: Thing
    why: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Report:
    """Collects the effects in one mode."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self.effects: list[Effect] = []
        self.hidden: list[Hidden] = []

    @property
    def is_sandbox(self) -> bool:
        return self.mode is Mode.SANDBOX

    def add(self, effect: Effect) -> None:
        """Add an effect; of two of one kind on one thing, the first one counts."""
        if not self.has(effect.what, effect.kind):
            self.effects.append(effect)

    def has(self, what: Thing, *kinds: EffectKind) -> bool:
        """Whether a thing has an effect of one of these kinds."""
        return any(each.what == what and each.kind in kinds for each in self.effects)

    def in_place(self, what: Thing, why: str, *keys: str, row: str = "") -> None:
        """Add an update in place; the keys are where the thing is declared now."""
        self.add(Effect(EffectKind.IN_PLACE, what, row, why, keys, keys))

    def cannot_tell(self, what: Thing, why: str, *keys: str) -> None:
        """Note that nothing can be said about a thing."""
        self.hidden.append(Hidden(what, why, keys, keys))
