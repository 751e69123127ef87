"""Patterns of settings, those of ``.gitignore``: what they mean, and those that can mean nothing."""

from __future__ import annotations

import math
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class PatternFault(NamedTuple):
    """Why a pattern means no file."""

    reason: str
    """The rest of a sentence that begins with the pattern."""
    meant: str | None
    """The pattern that was meant."""


def matches(patterns: tuple[str, ...], path: str) -> bool:
    """Whether a relative path is one that patterns mean. One that cannot be read means nothing."""
    # Most projects have no patterns, and need not pay for the import.
    return bool(patterns) and _compiled(patterns).match_file(path)


def decision(patterns: tuple[str, ...], path: str) -> bool | None:
    """Whether patterns leave a relative path out (true) or in (false); None where none of them means it."""
    return _compiled(patterns).check_file(path).include


def pattern_fault(pattern: str) -> PatternFault | None:
    """What is wrong with a pattern; None where it may mean something."""
    if _WINDOWS_SEPARATOR.search(pattern):
        meant = _WINDOWS_SEPARATOR.sub("/", pattern)
        return PatternFault("matches nothing because folders are separated by `/`", meant)
    if pattern.startswith(("./", "!./")):
        kept = pattern.replace("./", "", 1)
        # Without a slash it would mean files of that name anywhere.
        meant = kept if "/" in kept.rstrip("/") else kept.replace(kept.lstrip("!"), f"/{kept.lstrip('!')}")
        return PatternFault("matches nothing because `./` at the start is not allowed", meant)
    if pattern.startswith(("../", "!../")):
        return PatternFault("matches nothing because patterns only apply below the folder of the file", None)
    if _ways(_without_repeated_stars(pattern)) > MOST_WAYS:
        return PatternFault("has too many wildcards to be matched quickly", None)
    return None if _is_readable(_without_repeated_stars(pattern)) else PatternFault("is not a pattern", None)


MOST_PATTERNS = 1_000
"""Patterns of a settings file that are used; each takes half a millisecond to compile."""
MOST_WAYS = 1_000_000
"""Ways to match a pattern; one that has more could be tried for years, as each of them may have to be."""
_LONG_NAME = 100
_DEEP_PATH = 10
_MORE_STARS = re.compile(r"(\\.)|\*+")


def _ways(pattern: str) -> int:
    """In how many ways a long path may match a pattern, or nearly match it: wildcards in a name multiply."""
    ways = 1
    for part in pattern.split("/"):
        ways *= _DEEP_PATH if part == "**" else math.comb(_LONG_NAME, min(part.count("*"), _LONG_NAME // 2))
    return ways


def _without_repeated_stars(pattern: str) -> str:
    """The same pattern with one star for several in a row within a name, each of which would be tried by itself."""
    parts = (part if part.strip("! ") == "**" else _MORE_STARS.sub(_one_star, part) for part in pattern.split("/"))
    return "/".join(parts)


def _one_star(match: re.Match[str]) -> str:
    return match[1] or "*"


# Before a sign, a backslash takes away the meaning of that sign.
_WINDOWS_SEPARATOR = re.compile(r"\\(?=\w|\*\*)")


@lru_cache(maxsize=MOST_PATTERNS)
def _compiled(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(filter(_is_readable, map(_without_repeated_stars, patterns)))


def _is_readable(pattern: str) -> bool:
    if _ways(pattern) > MOST_WAYS:
        return False
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        # Odd sets of characters are remarked on by `re`.
        warnings.simplefilter("ignore")
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error):
            return False
    return True
