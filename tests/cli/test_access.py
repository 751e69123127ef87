"""`amplify-ls access`: who may do what."""

from __future__ import annotations

import csv
import io
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.access.support import AUTH, files_with

if TYPE_CHECKING:
    from tests.cli.example import Example

SCHEMA = (
    "a.schema({\n"
    "  Note: a\n"
    "    .model({ text: a.string(), salary: a.integer().authorization((allow) => [allow.group('admins')]) })\n"
    "    .authorization((allow) => [allow.owner()]),\n"
    "  Memo: a.model({ text: a.string() }).authorization((allow) => rules(allow)),\n"
    "})"
)


@pytest.fixture
def project(example: Example) -> Example:
    for path, text in files_with(SCHEMA).items():
        example.write(path, text)
    return example


def test_json_has_a_line_for_each_cell(project: Example) -> None:
    result = project.run("access", "--output-format", "json")
    assert result.code == 0
    assert result.json["version"] == 1
    cells = result.json["cells"]
    assert all(list(cell) == ["what", "who", "operation", "allowed"] for cell in cells)
    assert {"what": "model Note", "who": "group:admins", "operation": "update", "allowed": "fields:salary"} in cells
    assert {"what": "model Note", "who": "owner", "operation": "get", "allowed": "own"} in cells
    assert {"what": "model Memo", "who": "user", "operation": "get", "allowed": "unknown"} in cells


def test_text_groups_callers_and_leaves_out_what_nobody_may_do(project: Example) -> None:
    lines = project.run("access").output.splitlines()
    table = lines[lines.index("model Note") : lines.index("model Memo")]
    assert table == [
        "model Note",
        "                get  list  create     update       delete  subscribe",
        "  user          own  own   only text  -            -       own",
        "  owner         own  own   only text  only text    -       own",
        "    cannot read salary",
        "  group:admins  yes  yes   own        only salary  -       yes",
        "    cannot read text",
        "  no access: apiKey, guest, group members(identityPool), signedIn(identityPool)",
        "",
    ]
    assert lines[lines.index("model Memo") + 1] == "  cannot be determined"
    assert "own: only records or files that belong to the caller" in lines


def test_markdown_is_a_table(project: Example) -> None:
    output = project.run("access", "--output-format", "markdown").output
    assert "| caller | get | list | create | update | delete | subscribe |\n|---|---|---|---|---|---|---|\n" in output
    assert "| group:admins<br>cannot read text | yes | yes | own | only salary | - | yes |" in output


def test_csv_has_the_cells_of_json(project: Example) -> None:
    rows = list(csv.DictReader(io.StringIO(project.run("access", "--output-format", "csv").output)))
    assert rows == project.run("access", "--output-format", "json").json["cells"]


def test_an_output_file(project: Example) -> None:
    result = project.run("access", "--output-format", "csv", "--output-file", "reports/access.csv")
    assert (result.code, result.output) == (0, "")
    assert (project.root / "reports/access.csv").read_text("utf-8").startswith("what,who,operation,allowed\n")


def test_a_project_without_an_api(project: Example) -> None:
    project.write("amplify/backend.ts", "import { defineBackend } from '@aws-amplify/backend';\ndefineBackend({});\n")
    project.write("amplify/data/resource.ts", "")
    project.write("amplify/auth/resource.ts", AUTH)
    assert "The project has no API, storage or user pool with access rules." in project.run("access").output


def test_several_projects(project: Example) -> None:
    for path, text in files_with("a.schema({ Task: a.model({}).authorization((allow) => [allow.owner()]) })").items():
        project.write(f"other/{path}", text)
    cells = project.run("access", "--output-format", "json").json["cells"]
    assert {cell["project"] for cell in cells} == {"amplify", "other/amplify"}
    assert project.run("access").output.startswith("amplify\n\nmodel Note\n")


@pytest.mark.parametrize("path", ["missing", "empty"])
def test_a_path_without_a_project(project: Example, path: str) -> None:
    (project.root.parent / "empty").mkdir()
    result = project.run("access", str(project.root.parent / path))
    assert (result.code, result.output) == (2, "")
    assert result.errors.startswith("amplify-ls: ")


def git(project: Example, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=project.root, check=True, capture_output=True)


@pytest.fixture
def committed(project: Example) -> Example:
    """The project as it is in git, and a working tree in which guests may read notes."""
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "one")
    text = files_with(SCHEMA.replace("allow.owner()", "allow.owner(), allow.guest().to(['get'])"))["amplify/data/resource.ts"]
    project.write("amplify/data/resource.ts", text)
    return project


def test_changes_since_a_revision(committed: Example) -> None:
    assert committed.run("access", "--since", "HEAD").output == ("model Note\n  guest: widened (get: no -> yes)\n")
    assert committed.run("access", "--since", "HEAD", "--output-format", "json").json["changes"] == [
        {"what": "model Note", "who": "guest", "operation": "get", "before": "no", "after": "yes", "effect": "widened"}
    ]
    assert (
        "- guest: widened (get: no -> yes)" in committed.run("access", "--since", "HEAD", "--output-format", "markdown").output
    )
    assert committed.run("access", "--since", "HEAD", "--output-format", "csv").output == (
        "what,who,operation,before,after,effect\nmodel Note,guest,get,no,yes,widened\n"
    )


def test_no_change(committed: Example) -> None:
    git(committed, "add", ".")
    git(committed, "commit", "-m", "two")
    assert committed.run("access", "--since", "HEAD").output == "No access is widened or narrowed.\n"


@pytest.mark.parametrize("revision", ["HEAD~7", "missing", "--help"])
def test_a_revision_that_does_not_exist(committed: Example, revision: str) -> None:
    result = committed.run("access", f"--since={revision}")
    assert (result.code, result.output) == (2, "")
    assert result.errors.startswith("amplify-ls: ")


def test_a_folder_that_is_not_in_git(project: Example) -> None:
    result = project.run("access", "--since", "HEAD")
    assert (result.code, result.output) == (2, "")
    assert "is not in a git repository" in result.errors
