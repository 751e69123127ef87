"""`amplify-ls plan --budget`: what a project uses of the limits of AWS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.support import files_with

if TYPE_CHECKING:
    from tests.cli.example import Example

SCHEMA = (
    "a.schema({ Note: a.model({ text: a.string() }), Memo: a.model({ text: a.string() }) })"
    ".authorization((allow) => [allow.owner()])"
)


@pytest.fixture
def project(example: Example) -> Example:
    for path, text in files_with(SCHEMA).items():
        example.write(path, text)
    return example


def test_text_lists_limits_stacks_and_savings(project: Example) -> None:
    result = project.run("plan", "--budget")
    assert result.code == 0
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert lines[0] == "amplify"
    assert "resources in one deployment 131 of 2,500 5%" in lines
    assert "data/Note 39 resources 58,856 bytes" in lines
    assert "disableOperations(['subscriptions']) in 2 models: 24 resources" in lines


def test_json_has_every_stack(project: Example) -> None:
    content = project.run("plan", "--budget", "--output-format", "json").json
    assert content["version"] == 1
    (found,) = content["projects"]
    assert found["complete"] is True
    assert found["resources"] == sum(stack["resources"] for stack in found["stacks"].values())
    assert set(found["stacks"]) == {"root", "auth", "data", "data/AmplifyTableManager", "data/Note", "data/Memo"}


def test_markdown_is_a_table(project: Example) -> None:
    output = project.run("plan", "--budget", "--output-format", "markdown").output
    assert "| limit | used | maximum | share |\n|---|---|---|---|\n| resources in one deployment |" in output


@pytest.mark.parametrize("extra", [["--since", "HEAD"], ["--mode", "branch"], ["--output-format", "sarif"]])
def test_options_about_revisions_and_findings_are_rejected(project: Example, extra: list[str]) -> None:
    result = project.run("plan", "--budget", *extra)
    assert (result.code, result.output) == (2, "")
    assert "--budget" in result.errors
