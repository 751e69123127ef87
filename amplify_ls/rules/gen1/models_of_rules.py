"""What rules ask about models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import NullValue, ObjectValue, TextValue

if TYPE_CHECKING:
    from amplify_ls.gen1.facts.models import Model


def has_any_auth(model: Model) -> bool:
    """Whether the model or one of its fields has authorization rules."""
    return model.auth is not None or any(field.directive("auth") is not None for field in model.definition.fields)


def timestamp_names(model: Model) -> tuple[str, ...]:
    """The names of the fields that the server fills in with times."""
    value = model.directive.get("timestamps")
    if isinstance(value, NullValue):
        return ()
    found = []
    for name in ("createdAt", "updatedAt"):
        given = value.get(name) if isinstance(value, ObjectValue) else None
        if not isinstance(given, NullValue):
            found.append(given.text if isinstance(given, TextValue) else name)
    return tuple(found)
