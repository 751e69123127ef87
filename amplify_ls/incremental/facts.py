"""Dataclasses for facts: frozen for the type checker, and as cheap as plain ones at run time.

A frozen dataclass sets each field through ``object.__setattr__``, which makes it three times as expensive to create. Values
and model consist of thousands of them, which only this package creates, so it is enough that mypy rejects assignments to
their fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    # Part of mypy, so it need not be installed.
    from typing_extensions import dataclass_transform

    T = TypeVar("T")

    @dataclass_transform(frozen_default=True, field_specifiers=(field,))
    def fact(cls: type[T]) -> type[T]:
        """Make a dataclass whose instances are equal when their fields are."""

    @dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
    def individual(cls: type[T]) -> type[T]:
        """Make a dataclass whose instances are equal to nothing but themselves."""

else:
    # Hashed by content like a frozen one, because it is never changed.
    fact = dataclass(slots=True, unsafe_hash=True)
    individual = dataclass(slots=True, eq=False)
