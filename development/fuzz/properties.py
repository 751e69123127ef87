"""All properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from development.fuzz import frames, messages, projects, schemas, settings, snapshots, suppressions, syntax, values

if TYPE_CHECKING:
    from development.fuzz.property import Property

ALL: tuple[Property[Any], ...] = (
    *syntax.PROPERTIES,
    *values.PROPERTIES,
    *settings.PROPERTIES,
    *suppressions.PROPERTIES,
    *frames.PROPERTIES,
    *messages.PROPERTIES,
    *projects.PROPERTIES,
    *schemas.PROPERTIES,
    *snapshots.PROPERTIES,
)
