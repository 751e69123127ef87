"""Results that are JSON already."""

from __future__ import annotations


class Encoded(str):
    """The text of a JSON value, which is sent as it is: encoding ten thousand symbols as objects would take too long."""

    __slots__ = ()
