"""A name of the project that a string can contain."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A possible name, with its description; lower ranks come first."""

    name: str
    detail: str = ""
    rank: int = 1
    aliases: tuple[str, ...] = ()
