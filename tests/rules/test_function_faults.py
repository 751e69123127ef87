"""Every problem of the options of `defineFunction` belongs to one rule, and every fault of a schedule to one."""

from __future__ import annotations

from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.catalog.resources.functions import FUNCTION_OPTIONS
from amplify_ls.model.fit.problems import Fault, Problem
from amplify_ls.model.schedules.cron_faults import CronFault
from amplify_ls.model.schedules.schedule_faults import RateFault
from amplify_ls.rules.options.function_faults import CLAIMS
from amplify_ls.rules.options.option_faults import code_of
from amplify_ls.rules.registry import all_rules, rule_for
from amplify_ls.syntax.outline import Anchor, Span
from tests.rules.test_auth_faults import paths_of

if TYPE_CHECKING:
    from enum import Enum

    from amplify_ls.catalog.options import Path as OptionPath

PLACE = Span(Anchor("resource.ts", 0), 0, 0)
FAULTS = (
    Fault.UNKNOWN_KEY,
    Fault.MISPLACED_KEY,
    Fault.OTHER_CASE,
    Fault.BAD_KEY,
    Fault.MISSING_KEY,
    Fault.WRONG_TYPE,
    Fault.WRONG_VALUE,
    Fault.EXCLUSIVE,
)


@pytest.mark.parametrize("path", sorted(set(paths_of(FUNCTION_OPTIONS))), ids=".".join)
def test_every_problem_has_a_rule(path: OptionPath) -> None:
    for fault in FAULTS:
        code = code_of(Problem(fault, path, PLACE, is_seen=True), CLAIMS)
        assert rule_for(code) is not None


def test_every_claim_has_a_rule() -> None:
    assert {claim.code for claim in CLAIMS} <= {rule.code for rule in all_rules()}


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
