"""What happens to names, where it is more than being read."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class UseKind(Enum):
    """What happens to a name, or to what it stands for."""

    ASSIGN = "assign"
    """The name itself gets another value."""
    WRITE = "write"
    """A member of it is written; ``detail`` is the member's name, empty where it is computed."""
    DELETE = "delete"
    """A member of it is deleted; ``detail`` as above."""
    METHOD = "method"
    """A method is called on it; ``detail`` is the method's name."""
    MEMBER = "member"
    """Something is called on a member of it, or written into one; ``detail`` is its name, empty where it is computed."""
    ARGUMENT = "argument"
    """It is passed to a call; ``detail`` is the callee: dotted names, ``root.()`` for a longer chain, or empty."""
    PART = "part"
    """The same for a member of it, or for a literal that holds it."""
    ALIAS = "alias"
    """Another name is declared for it, or for a member of it; ``detail`` is that name."""
    HOLDER = "holder"
    """A name is declared for a literal that holds it; ``detail`` is that name."""
    HELD = "held"
    """It stands in a member of a chunked object: what becomes of the object, the statement around knows."""
    RETURN = "return"
    """A function without a name returns it."""
    OPAQUE = "opaque"
    """It occurs in code that no one here evaluates."""


class Use(NamedTuple):
    """One use of a name. It has no position, so that moving code about does not count as a change."""

    name: str
    kind: UseKind
    detail: str = ""
    position: int = 0
    """For ``ARGUMENT`` and ``PART``: the zero-based place in the argument list."""
    member: str | None = None
    """For ``PART``: the one member that is passed, empty where it is computed; None for a literal around the whole."""


CHUNKED = ""
"""The name under which a statement's uses speak of its chunked object."""
THIS = "this"
"""The name under which a method speaks of the object that it is called on."""
