"""What is wrong with an options object, as the general walk over the catalog's shapes finds it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Option, Shape, Type
    from amplify_ls.model.fit.chains import Step
    from amplify_ls.model.fit.mismatch import Misfit
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Object, Property, Value


class Fault(Enum):
    """Kinds of problems, each with what it fills of a ``Problem`` beside path, span and container."""

    UNKNOWN_KEY = "unknown key"
    """No option of that name: ``prop``, and ``names`` and ``reason`` as far as it is known what was meant."""
    MISPLACED_KEY = "misplaced key"
    """An option that belongs elsewhere: ``prop``, ``places``."""
    OTHER_CASE = "other case"
    """An option of another case, as ``min`` of a text: ``prop``, ``names`` with the cases that have it."""
    BAD_KEY = "bad key"
    """A free key that may not be written like that: ``prop``, ``expected``."""
    MISSING_KEY = "missing key"
    """A required option is surely not there: ``names`` with it, or with several of which one is needed; ``option``."""
    WRONG_TYPE = "wrong type"
    """A value of another kind: ``value``, ``expected``, ``misfit``, ``option``."""
    WRONG_VALUE = "wrong value"
    """A value of the right kind that is not allowed: as before, and ``names`` with what may be meant by a word."""
    TOGETHER = "together"
    """Options that need each other: ``names`` with those that are missing."""
    EXCLUSIVE = "exclusive"
    """Options that exclude each other: ``names`` with those that are there."""
    BAD_LINK = "bad link"
    """A link of a chain in the options that is not there, is not called, or is gone: ``step``."""
    MISSING_LINK = "missing link"
    """A chain in the options that is not finished: ``value``, ``names`` with the link that it needs."""
    EXTRA_ARGUMENT = "extra argument"
    """A call in the options that is given more than it takes: ``value`` is the first that is too much, ``given`` has all."""
    UNUSED_PARAMETER = "unused parameter"
    """A callback whose result lacks what a parameter gives: ``value``, ``names`` with the parameters."""


@individual
class Problem:
    """One fault of an options object."""

    fault: Fault
    path: Path
    """Where, from the options object: the path of the key, of the value, or of the object that lacks something."""
    span: Span
    """The smallest token: the key, the value, or the key of the object that lacks something."""
    is_seen: bool
    """Whether the type check sees it. Excess keys it sees in a literal only that stands directly in the call."""
    container: Object | None = None
    """The object that has the key or lacks it."""
    shape: Shape | None = None
    """What the container is."""
    prop: Property | None = None
    value: Value | None = None
    option: Option | None = None
    expected: Type | None = None
    misfit: Misfit | None = None
    names: tuple[str, ...] = ()
    step: Step | None = None
    reason: str = ""
    """Words for why there is no right name."""
    places: tuple[Path, ...] = ()
    """Paths where a misplaced key belongs, from the same options object."""
    given: Arguments | None = None
    is_in_arm: bool = False
    """Whether it stands on one side of a choice: the type check looks at both, nobody else may ever see it."""
    cause: Problem | None = None
    """Of a missing key: the slip that explains it, such as the key under a wrong name or at a wrong place."""


def dotted(path: Path) -> str:
    """A path as one text: ``loginWith.externalProviders.oidc[].issuerUrl``."""
    return "".join(step if step in ("[]", "()") else f".{step}" for step in path).removeprefix(".")
