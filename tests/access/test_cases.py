"""Each cell that the real packages decided: their resolvers, run for each caller, their schema, and their IAM policies.

`cases.jsonl` has a project in each line, with some cells. `own_cases.jsonl` has projects with random rules, each with its whole
matrix: the answers by thing, caller and operation.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from amplify_ls.access.matrix import DENIED_FIELDS, USER_POOL, AccessMatrix, matrix_from
from amplify_ls.plan.revision import access_of
from tests.access.support import project_of, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Case = dict[str, Any]


def read(name: str) -> list[Case]:
    path = Path(__file__).parent / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


CASES = read("cases.jsonl")
OWN_CASES = read("own_cases.jsonl")


def answer(matrix: AccessMatrix, cell: Case) -> object:
    """What the matrix says about a recorded cell."""
    what, who, operation = cell["what"], cell["who"], cell["operation"]
    if what == USER_POOL:
        return [each.operation for each in matrix.cells if (each.what, each.who) == (what, who)]
    if what.startswith("storage "):
        _, bucket, key = what.split()
        allows = next(each for each in matrix.buckets if each.name == bucket).allows(who, operation, key)
        return "yes" if allows else "no"
    found = verdict(matrix, what, who, operation)
    if operation == DENIED_FIELDS:
        return found.removeprefix("fields:").split(",") if found.startswith("fields:") else []
    return "no such operation" if found == "nothing" else found


def cells_of(case: Case) -> Iterator[Case]:
    """The cells of a recorded case."""
    yield from case.get("cells", ())
    for what, callers in case.get("matrix", {}).items():
        for who, operations in callers.items():
            for operation, allowed in operations.items():
                yield {"what": what, "who": who, "operation": operation, "allowed": allowed}


def wrong_cells(matrix: AccessMatrix, cells: Iterable[Case]) -> Iterator[tuple[str, str, str, object, object]]:
    for cell in cells:
        found = answer(matrix, cell)
        if found != cell["allowed"]:
            yield cell["what"], cell["who"], cell["operation"], cell["allowed"], found


def test_there_are_cases_for_every_row_about_access() -> None:
    rows = {case["row"] for case in CASES}
    assert rows >= {f"A{number}" for number in range(1, 24)} | {f"S{number}" for number in range(1, 7)} | {"U1"}


@pytest.mark.parametrize("case", [*CASES, *OWN_CASES], ids=lambda case: case["id"])
def test_the_matrix_says_what_the_packages_do(case: Case) -> None:
    matrix = access_of(project_of(case["files"])).matrix()
    assert list(wrong_cells(matrix, cells_of(case))) == []


def test_a_matrix_survives_being_written_down() -> None:
    for case in CASES:
        matrix = access_of(project_of(case["files"])).matrix()
        assert matrix_from(json.loads(json.dumps(matrix.as_data()))) == matrix
