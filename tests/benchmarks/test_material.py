"""What the benchmarks measure on must be without mistakes, or they measure something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import RealDisk
from amplify_ls.text.paths import settle
from benchmarks.projects import many_files, many_projects, one_file
from benchmarks.schemas import SIZES, schema_of
from benchmarks.serving import Mistake
from benchmarks.table import Row, as_markdown, percentile
from benchmarks.typescript import UnavailableError, typescript_command

if TYPE_CHECKING:
    from pathlib import Path


def findings(folder: Path) -> list[str]:
    workspace = Workspace(RealDisk())
    workspace.load(f"{settle(str(folder))}/amplify/backend.ts")
    found = [diagnostic for path in workspace.files() for diagnostic in workspace.diagnostics(path)]
    # How large the projects are is what is measured.
    return [diagnostic.message for diagnostic in found if diagnostic.code != "project/resource-budget"]


@pytest.mark.parametrize("lines", SIZES)
def test_a_schema_has_exactly_the_wanted_length(lines: int) -> None:
    assert schema_of(lines).count("\n") == lines


@pytest.mark.parametrize("lines", [90, 1_007])
def test_a_generated_project_has_no_mistakes(tmp_path: Path, lines: int) -> None:
    assert findings(one_file(tmp_path, lines).root) == []


def test_a_project_of_30_files_has_30_files_and_no_mistakes(tmp_path: Path) -> None:
    project = many_files(tmp_path)
    assert len(list(tmp_path.rglob("*.ts"))) == 30
    assert findings(project.root) == []


def test_many_projects_are_as_many(tmp_path: Path) -> None:
    many_projects(tmp_path, 3)
    assert len(list(tmp_path.glob("*/amplify/backend.ts"))) == 3


def test_the_planted_mistake_is_the_only_one_and_one_character_mends_it(tmp_path: Path) -> None:
    path = settle(str(one_file(tmp_path, 90).main))
    mistake = Mistake(schema_of(90))
    workspace = Workspace(RealDisk())
    workspace.open(path, mistake.text, 1)
    assert [diagnostic.code for diagnostic in workspace.diagnostics(path)] == ["data/unknown-builder"]
    workspace.change(path, [mistake.next_change()], 2)
    assert workspace.diagnostics(path) == ()
    workspace.change(path, [mistake.next_change()], 3)
    assert len(workspace.diagnostics(path)) == 1


def test_without_npm_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnavailableError, match="npm is not installed"):
        typescript_command(tmp_path)


def test_the_table_is_aligned() -> None:
    rows = [
        Row("a", "<= 1 ms", "0.5 ms", is_reached=True),
        Row("longer", "", "2 ms", is_reached=None),
        Row("b", "<= 1", "2", is_reached=False),
    ]
    assert as_markdown(rows).split("\n") == [
        "| what   | target  | measured | verdict |",
        "|--------|---------|----------|---------|",
        "| a      | <= 1 ms | 0.5 ms   | reached |",
        "| longer |         | 2 ms     | -       |",
        "| b      | <= 1    | 2        | MISSED  |",
    ]


def test_percentiles() -> None:
    values = [float(number) for number in range(101)]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile([7.0], 0.95)) == (50.0, 95.0, 7.0)
