"""`amplify-ls rules` and `amplify-ls explain`."""

from __future__ import annotations

import re

import pytest

from amplify_ls.rules.registry import all_rules
from tests.cli.example import CODE, Example


def test_json_has_the_promised_shape(example: Example) -> None:
    result = example.run("rules", "--output-format", "json")
    assert result.code == 0
    assert result.json["version"] == 1
    rules = result.json["rules"]
    assert [rule["code"] for rule in rules] == sorted(rule.code for rule in all_rules())
    for rule in rules:
        assert list(rule) == ["code", "severity", "stage", "summary", "covers", "fix", "status", "added"]
        assert rule["severity"] in {"error", "warning", "information", "hint"}
        assert set(rule["stage"].split("+")) <= {"types", "synth", "deploy", "runtime"}
        assert rule["summary"].endswith(".")
        assert rule["fix"] in {"none", "sometimes", "always"}
        assert rule["status"] in {"stable", "preview", "deprecated"}
        assert re.fullmatch(r"\d+\.\d+\.\d+", rule["added"])
        assert all(re.fullmatch(r"[A-Z]+\d+[a-z]?", row) for row in rule["covers"])


def test_text_has_one_line_a_rule(example: Example) -> None:
    lines = example.run("rules").output.split("\n")
    assert any(line.startswith(f"{CODE} ") for line in lines)
    assert lines[-2].startswith(f"{len(all_rules())} rule")


def test_explain_shows_the_page(example: Example) -> None:
    result = example.run("explain", CODE)
    assert result.code == 0
    lines = result.output.split("\n")
    assert lines[0] == CODE
    assert lines[1].endswith("stable, added in 0.1.0")
    assert "Example" in lines
    assert "```" not in result.output


def test_explain_prints_markdown_and_json(example: Example) -> None:
    page = example.run("explain", CODE, "--output-format", "markdown").output
    assert page.startswith(f"# {CODE}\n\n*error, re")
    assert "\n## Example\n" in page
    assert "```ts\n" in page
    assert " bad\n" not in page
    content = example.run("explain", CODE, "--output-format", "json").json
    assert (content["code"], content["page"]) == (CODE, page)


@pytest.mark.parametrize("code", ["data/mising-reference-field", "missing-reference-field", "auth/missing-reference-field"])
def test_explain_helps_with_a_slip(example: Example, code: str) -> None:
    result = example.run("explain", code)
    assert (result.code, result.output) == (2, "")
    assert result.errors.startswith(f"amplify-ls: unknown rule `{code}`; did you mean ")
    assert f"`{CODE}`" in result.errors


def test_explain_points_to_the_list_when_nothing_is_near(example: Example) -> None:
    result = example.run("explain", "xyz")
    assert result.errors == "amplify-ls: unknown rule `xyz`; run `amplify-ls rules` for a list\n"
