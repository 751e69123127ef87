"""What a name that is gone was renamed to by hand, as far as the rest of the project shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAST_WORD = re.compile(r"[A-Z]?[a-z0-9]+\Z|[A-Z0-9]+\Z")


def only_unused(candidates: Iterable[str], used: Iterable[str]) -> str | None:
    """The only candidate that nothing uses: after a renaming by hand, it is the one that the uses have to name."""
    left = set(candidates) - set(used)
    return left.pop() if len(left) == 1 else None


def ends_like(name: str, other: str) -> bool:
    """Whether two names in camel case end with the same word, such as `teamId` and `squadId`."""
    return _last_word(name) == _last_word(other)


def _last_word(name: str) -> str:
    found = _LAST_WORD.search(name)
    return "" if found is None else found.group().lower()
