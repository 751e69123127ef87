"""What a snapshot does not know: it compares as equal to nothing, except to the same code."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TypeAlias, TypeVar

from amplify_ls.incremental.facts import fact

T = TypeVar("T")


@fact
class Unseen:
    """A part of the project that cannot be determined."""

    code: str = ""
    """A digest of the code that determines it; empty if that code is unknown, too."""


Maybe: TypeAlias = T | Unseen
"""A fact that may be unknown: ``Maybe[str]``."""


def same(left: object, right: object) -> bool | None:
    """Whether two facts are equal; None if that cannot be determined.

    What is unknown equals only what the same code determines. A difference between the known parts is certain even if other
    parts are unknown.
    """
    if isinstance(left, Unseen) or isinstance(right, Unseen):
        return True if left == right and isinstance(left, Unseen) and left.code else None
    if isinstance(left, dict) and isinstance(right, dict):
        return _same_items(left, right)
    if _is_composed(left) or _is_composed(right):
        # Other parts may still be put together to the same string.
        is_equal = isinstance(left, tuple) and isinstance(right, tuple) and _same_lists(left, right)
        return True if is_equal is True else None
    if isinstance(left, tuple) and isinstance(right, tuple):
        return _same_lists(left, right)
    if is_dataclass(left) and type(left) is type(right):
        return both([same(getattr(left, each.name), getattr(right, each.name)) for each in fields(left)])
    return left == right and isinstance(left, bool) is isinstance(right, bool)


def _is_composed(value: object) -> bool:
    """Whether it is a template with parts that only the deployment knows; a list of strings has none."""
    return isinstance(value, tuple) and value[:1] == (COMPOSED,) and not all(isinstance(each, str) for each in value)


def _same_lists(left: tuple[object, ...], right: tuple[object, ...]) -> bool | None:
    if len(left) != len(right):
        return False
    return both([same(one, other) for one, other in zip(left, right, strict=True)])


def _same_items(left: dict[str, object], right: dict[str, object]) -> bool | None:
    answers = [same(value, right[name]) for name, value in left.items() if name in right]
    # A member that is missing on one side may be among those that cannot be determined there.
    answers += [None if REST in right else False for name in left if name not in right and name != REST]
    answers += [None if REST in left else False for name in right if name not in left and name != REST]
    if (REST in left) is not (REST in right):
        answers.append(None)
    return both(answers)


def both(answers: list[bool | None]) -> bool | None:
    """Whether all of several comparisons are equal."""
    if False in answers:
        return False
    return None if None in answers else True


def known(value: Maybe[T], default: T) -> T:
    """The fact, or a default if it is unknown."""
    return default if isinstance(value, Unseen) else value


COMPOSED = "text"
"""The first item of what is composed of several parts: ``("text", "/", ("import", ...), "/name")``."""
REST = "..."
"""The member of a plain object that represents everything that cannot be determined about its other members."""
