"""Code lenses: where they are, and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LensKind(Enum):
    """What a lens is about. The values are the names of the settings that turn each kind off."""

    ACCESS = "access"
    RELATIONSHIPS = "relationships"
    INDEXES = "indexes"
    REFERENCES = "references"
    BUDGET = "budget"
    DEPLOYMENT = "deployment"
    FUNCTIONS = "functions"
    SECRETS = "secrets"
    SCHEDULES = "schedules"


@dataclass(frozen=True, slots=True)
class LensPlace:
    """A lens that is not computed yet: its kind, the bytes that it is above, and what it is about."""

    kind: LensKind
    start: int
    end: int
    key: str
    """The model, function or secret, as ``lens_at`` finds it again."""


@dataclass(frozen=True, slots=True)
class Place:
    """A region of a file that a click leads to, in bytes."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lens:
    """A computed lens."""

    title: str
    places: tuple[Place, ...] = ()
    """Where a click leads; several are listed by the editor."""
    text: str = ""
    """What a click copies instead."""
