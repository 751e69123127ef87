"""Type parameters of functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.names.front.types import Type


@dataclass(frozen=True, slots=True)
class Variable:
    """A type parameter of a function, until a call determines it."""

    name: str
    path: str
    start: int
    """Where the function is."""
    bound: Type = None
    """What it extends."""


@dataclass(frozen=True, slots=True)
class KeysOf:
    """``keyof T`` of a type parameter."""

    of: Variable
