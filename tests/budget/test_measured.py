"""The estimate for projects whose templates the real packages have written.

`measured.jsonl` has the description of a project in each line, with the resources and the bytes of each of its stacks.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.budget.estimate import budget_of
from tests.access.support import project_of
from tests.budget.measured import Spec, files_of

if TYPE_CHECKING:
    from amplify_ls.budget.estimate import Budget

CASES: list[Spec] = [json.loads(line) for line in (Path(__file__).parent / "measured.jsonl").read_text("utf-8").splitlines()]


def estimate(case: Spec) -> Budget:
    return budget_of(project_of(files_of(case["spec"])))


def test_the_resources_of_nearly_all_stacks_are_exact() -> None:
    wrong = []
    stacks = 0
    for case in CASES:
        found = estimate(case).stacks
        assert set(found) == set(case["real"])
        stacks += len(found)
        wrong += [(case["n"], name, real["res"]) for name, real in case["real"].items() if found[name].resources != real["res"]]
    assert len(wrong) <= stacks * 0.02, wrong


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['n']}-{case['spec']['rule']}-{case['spec']['branch']}")
def test_the_size_of_all_templates_is_within_three_percent(case: Spec) -> None:
    real = sum(stack["bytes"] for stack in case["real"].values())
    assert estimate(case).total.size == pytest.approx(real, rel=0.03)
