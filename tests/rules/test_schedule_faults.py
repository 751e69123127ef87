"""Every fault of a schedule belongs to one rule."""

from __future__ import annotations

from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.fit.schedules.schedule_faults import RateFault

if TYPE_CHECKING:
    from enum import Enum


@pytest.mark.parametrize("fault", [*RateFault, *CronFault])
def test_every_fault_of_a_schedule_is_asked_for_by_one_rule(fault: Enum) -> None:
    folder = Path(str(import_module("amplify_ls.rules.function").__file__)).parent
    name = f"{type(fault).__name__}.{fault.name}"
    asking = [
        path.stem
        for path in sorted(folder.rglob("*.py"))
        if name in chain.from_iterable(_asked(line) for line in path.read_text(encoding="utf-8").splitlines())
    ]
    assert len(asking) == 1, asking


def _asked(line: str) -> list[str]:
    """The faults that a line asks for: a call of ``faulty_schedules``, or the list that is given to it."""
    if "faulty_schedules(" not in line and not line.startswith("_FAULTS = "):
        return []
    return line.replace("(", ",").replace(")", ",").replace(" ", "").replace(":", "").split(",")
