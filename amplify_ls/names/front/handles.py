"""The result of `defineBackend`, and what is reached through it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from amplify_ls.catalog.kinds import Receiver


@dataclass(frozen=True, slots=True)
class Backend:
    """The result of `defineBackend`."""


@dataclass(frozen=True, slots=True)
class Handle:
    """``backend.data`` or something in it, by what the catalog calls it."""

    receiver: Receiver


@dataclass(frozen=True, slots=True)
class Keyed:
    """Constructs by the names of groups or models: ``backend.data.resources.tables``."""

    named_after: Literal["model", "group", "nothing"]
