"""A name of the project that may stand in a text."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A name that may be meant, with what it is; lower ranks come first."""

    name: str
    detail: str = ""
    rank: int = 1
    aliases: tuple[str, ...] = ()
