"""Names for what a fix adds, in the style of the Amplify documentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LEADING_CAPITALS = re.compile(r"^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])")
_NEEDS_ES = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def camel_case(name: str) -> str:
    """``OrderItem`` as ``orderItem``, ``APIKey`` as ``apiKey``."""
    return _LEADING_CAPITALS.sub(lambda match: match.group().lower(), name)


def joined(prefix: str, name: str) -> str:
    """``customer`` and ``id`` as ``customerId``; a name that already starts with the prefix is not changed."""
    if name.lower().startswith(prefix.lower()):
        return name
    return prefix + name[:1].upper() + name[1:]


def plural(name: str) -> str:
    """The plural by the regular rules of English."""
    lower = name.lower()
    if lower.endswith(_NEEDS_ES):
        return name + "es"
    if lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return name[:-1] + "ies"
    return name + "s"


def free_name(is_free: Callable[[str], bool], *wanted: str) -> str:
    """The first of the wanted names that is free, or else the first one followed by a number."""
    for name in wanted:
        if name and is_free(name):
            return name
    number = 2
    while not is_free(f"{wanted[0]}{number}"):
        number += 1
    return f"{wanted[0]}{number}"
