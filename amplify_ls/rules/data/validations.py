"""What rules about the checks of ``.validate((v) => ...)`` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.values import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.types.chains import Step

_ROLE = "v"


def validated_fields(parts: Parts) -> Iterator[tuple[Part, Step]]:
    """The scalar fields of models with `.validate`, each with that step."""
    for part, step in parts.scalars_with("validate"):
        if step.link.arguments is not None:
            yield part, step


def check_chains(parts: Parts) -> Iterator[Part]:
    """The chains of checks, ``v.minLength(3).maxLength(9)``; their ``outer`` is the field."""
    for part in parts.all:
        if part.outer is not None and part.steps and part.steps[0].receiver.startswith("validator:"):
            yield part


def checks_of(field: Part, parts: Parts) -> Part | None:
    """The chain of checks of a field, if it is known."""
    return next((part for part in parts.all if part.outer is field and _starts_with_checks(part)), None)


def _starts_with_checks(part: Part) -> bool:
    base = getattr(part.value, "base", None)
    return isinstance(base, Symbol) and base.role == _ROLE
