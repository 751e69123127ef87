"""A property: what must be true for every input of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import SearchStrategy

Input = TypeVar("Input")


@dataclass(frozen=True, slots=True)
class Property(Generic[Input]):
    """``check`` raises for an input that it is not true for; ``work`` bounds how much it may do."""

    name: str
    inputs: SearchStrategy[Input]
    check: Callable[[Input], None]
    most_calls: int
    """Calls of Python functions. It is at least ten times of what the examples of this repository need."""
