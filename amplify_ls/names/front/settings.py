"""Types of what concerns the backend as a whole: the result of `defineBackend`, its outputs, and the names of settings."""

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


@dataclass(frozen=True, slots=True)
class Mode:
    """An authorization mode."""


@dataclass(frozen=True, slots=True)
class Provider:
    """The name of an external sign-in provider."""


@dataclass(frozen=True, slots=True)
class RouteName:
    """The name of an AI route; ``kind`` is the member of the client that has it."""

    kind: str


@dataclass(frozen=True, slots=True)
class Outputs:
    """The content of `amplify_outputs.json`, or with an owner what `addOutput` added below its key ``custom``."""

    owner: str | None
