"""Trying a property with many inputs, and making the input that it is not true for as small as possible."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from amplify_ls.engine.bounds import RECURSION_LIMIT
from development.fuzz.bounds import bounded
from development.fuzz.property import Input, Property

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Failure(Generic[Input]):
    """An input that a property is not true for, as small as it could be made."""

    name: str
    input: Input
    error: BaseException


def check(tried: Property[Input], value: Input) -> None:
    """Check one input within its bounds; raises what it raises."""
    with bounded(tried.most_calls):
        tried.check(value)


def try_out(
    tried: Property[Input], seed: int, examples: int, is_over: Callable[[], bool] = lambda: False
) -> Failure[Input] | None:
    """Try some inputs; the same seed means the same inputs. Nothing more is tried once ``is_over``."""
    failed: list[Input] = []
    # As the engine does it: hypothesis would remark on each change.
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))

    def once(value: Input) -> None:
        # What has failed is made smaller, however long that takes.
        if is_over() and not failed:
            return
        try:
            check(tried, value)
        except BaseException:
            failed[:] = [value]
            raise

    options = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )
    try:
        seeded(seed)(options(given(tried.inputs)(once)))()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if not failed:
            raise
        # hypothesis tries the smallest input once more at the end.
        return Failure(tried.name, failed[0], error)
    return None
