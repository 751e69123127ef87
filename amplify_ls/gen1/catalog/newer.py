"""The directives as the transformers of Gen 2 know them, for schemas that are strings in a Gen 2 backend."""

from __future__ import annotations

from functools import cache

from amplify_ls.gen1.catalog.directives import DIRECTIVES
from amplify_ls.gen1.catalog.types import DirectiveSpec, InputKey, Location, Place

_FIELD = (Location.FIELD_DEFINITION,)
_NEWER = (
    DirectiveSpec(
        "validate",
        _FIELD,
        (
            InputKey("type", "ValidationType!", "What is checked."),
            InputKey("value", "String!", "The limit or the pattern, as a string.", skeleton='"$1"'),
            InputKey("errorMessage", "String", "The message for callers.", skeleton='"$1"'),
        ),
        "A condition that values of the field must meet.",
        (Place.MODEL_FIELD,),
        is_repeatable=True,
        is_newer=True,
    ),
)


@cache
def newer_directive(name: str) -> DirectiveSpec | None:
    """The directive with a name in a schema that is a string; those of AI routes are not described."""
    return _specs().get(name)


@cache
def _specs() -> dict[str, DirectiveSpec]:
    return {spec.name: spec for spec in (*DIRECTIVES, *_NEWER)}
