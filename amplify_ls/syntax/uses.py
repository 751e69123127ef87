"""Uses of names other than reading them."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class UseKind(Enum):
    """The kind of use of a name or its value."""

    ASSIGN = "assign"
    """The name is assigned."""
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
    """The same for a member of it, or for a literal that contains it."""
    ALIAS = "alias"
    """Another name is declared for it, or for a member of it; ``detail`` is that name."""
    HOLDER = "holder"
    """A name is declared for a literal that contains it; ``detail`` is that name."""
    HELD = "held"
    """It is in a member of a chunked object: the statement around determines the use of the object."""
    RETURN = "return"
    """A function without a name returns it."""
    OPAQUE = "opaque"
    """It appears in code that is not evaluated."""


class Use(NamedTuple):
    """One use of a name. It has no position, so that moving code is not a change."""

    name: str
    kind: UseKind
    detail: str = ""
    position: int = 0
    """For ``ARGUMENT`` and ``PART``: the zero-based index of the argument."""
    member: str | None = None
    """For ``PART``: the member that is passed, empty if it is computed, ``EACH``, or None for a literal around the whole."""


EACH = "*"
"""The member of a use in a callback that is called for each member."""
CHUNKED = ""
"""The name of the chunked object in the uses of its statement."""
THIS = "this"
"""The name of the object that a method is called on."""
