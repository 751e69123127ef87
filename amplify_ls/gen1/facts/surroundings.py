"""What a schema brings along, and what a project has next to it."""

from __future__ import annotations

from typing import NamedTuple


class OwnDirective(NamedTuple):
    """A directive that the schema itself declares."""

    locations: tuple[str, ...]
    is_repeatable: bool


class Surroundings(NamedTuple):
    """What a project has next to a schema; None if unknown."""

    functions: tuple[str, ...] | None = None
    """The names of its functions."""
    has_storage: bool | None = None
    has_custom_transformers: bool = False
    """Whether `transform.conf.json` lists transformers, which bring directives of their own."""
    resolvers: tuple[str, ...] = ()
    """The names of the files in `resolvers`."""
    has_stacks: bool = False
    """Whether there are stacks of the author, which may have resolvers."""
