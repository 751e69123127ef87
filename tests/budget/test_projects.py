"""The estimate for whole projects whose templates the real packages have written.

`projects.jsonl` has the files of a project in each line, or the name of a fixture, with the resources and bytes of each stack.
Stacks that the author creates with the CDK are left out: they are not estimated.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from amplify_ls.budget.estimate import budget_of
from tests.access.support import project_of

if TYPE_CHECKING:
    from amplify_ls.budget.estimate import Budget

Case = dict[str, Any]
FIXTURES = Path(__file__).parents[2] / "fixtures"
CASES: list[Case] = [json.loads(line) for line in (Path(__file__).parent / "projects.jsonl").read_text("utf-8").splitlines()]
MADE_WITH_THE_CDK = {("shop", "data"): 3}
"""The URL of a function, with its permissions."""


def estimate(case: Case) -> Budget:
    return budget_of(project_of(case["files"] if "files" in case else _fixture(case["fixture"])))


def _fixture(name: str) -> dict[str, str]:
    root = FIXTURES / name
    paths = [*root.glob("*.json"), *(path for path in root.glob("amplify/**/*") if path.is_file())]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_resources_of_each_stack_are_exact_and_the_sizes_close(case: Case) -> None:
    found = estimate(case).stacks
    added = {stack: count for (name, stack), count in MADE_WITH_THE_CDK.items() if name == case["name"]}
    counted = {name: found[name].resources + added.get(name, 0) for name in case["real"]}
    assert counted == {name: real["res"] for name, real in case["real"].items()}
    real = sum(stack["bytes"] for stack in case["real"].values())
    assert sum(found[name].size for name in case["real"]) == pytest.approx(real, rel=0.03)
