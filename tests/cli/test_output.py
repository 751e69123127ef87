"""Formats, files and exit codes of `check`, and what it says of settings."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from amplify_ls.cli import processes, running
from amplify_ls.cli.arguments import REPORT_FORMATS
from amplify_ls.cli.progress import PATIENCE, Progress
from amplify_ls.report.records import EditRecord, Excerpt, FindingRecord, FixRecord, Position, Range, Report
from amplify_ls.report.style import PLAIN
from amplify_ls.report.text_report import summary_as_text
from tests.cli.example import BAD_SCHEMA, CODE, DATA, GOOD_SCHEMA, LINE, Example

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from amplify_ls.cli.outcome import Outcome
    from amplify_ls.cli.targets import Target


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_every_format_goes_to_a_file_as_well(example: Example, name: str) -> None:
    printed = example.run("check", "--output-format", name)
    written = example.run("check", "--output-format", name, "--output-file", "report.out")
    assert (printed.code, written.code) == (1, 1)
    assert written.output == ""
    assert example.read("report.out").decode() == printed.output
    assert CODE in printed.output


def test_a_file_that_cannot_be_written_is_a_failure(example: Example) -> None:
    for path in ("amplify", f"{DATA}/report.out"):
        result = example.run("check", "--output-file", path)
        assert (result.code, result.output) == (2, "")
        assert result.errors.startswith(f"amplify-ls: cannot write `{path}`: ")


def test_statistics_and_differences_go_to_a_file_too_and_its_folder_is_made(
    example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    for option in ("--statistics", "--diff"):
        printed = example.run("check", option).output
        assert printed
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert example.run("check", option, "--output-file", "reports/new/report.out").output == ""
        monkeypatch.delenv("FORCE_COLOR")
        assert example.read("reports/new/report.out").decode() == printed


@pytest.mark.parametrize("word", ["-1", "many", "1.5", ""])
def test_a_number_of_warnings_that_is_none_is_named(example: Example, word: str) -> None:
    result = example.run("check", f"--max-warnings={word}")
    assert result.code == 2
    assert f"argument --max-warnings: expected a number of warnings, found `{word}`" in result.errors


def test_concise_and_json_lines_have_a_finding_a_line(example: Example) -> None:
    lines = example.run("check", "--output-format", "concise").output.splitlines()
    assert lines[0].startswith(f"{DATA}:{LINE}:")
    assert lines[1].startswith("Found 1 error in 2 files.")
    (line,) = example.run("check", "--output-format", "json-lines").output.splitlines()
    assert json.loads(line)["code"] == CODE


def test_statistics_count_the_findings_of_each_rule(example: Example) -> None:
    result = example.run("check", "--statistics")
    assert result.code == 1
    assert result.output.startswith(f"1  {CODE}  (1 fixable with `--fix`)\nFound 1 error")


def test_exit_zero_tells_and_does_not_fail(example: Example) -> None:
    result = example.run("check", "--exit-zero")
    assert result.code == 0
    assert CODE in result.output
    assert example.run("check", "--exit-zero", "nowhere").code == 2


def test_unsafe_fixes_are_applied_on_request(example: Example) -> None:
    bad = GOOD_SCHEMA.replace(".authorization((allow) => [allow.publicApiKey()])", "")
    example.write(DATA, bad)
    assert example.run("check", "--fix").code == 1
    assert example.read().decode() == bad
    result = example.run("check", "--fix", "--unsafe-fixes")
    assert "allow." in example.read().decode()
    assert "data/missing-authorization]" not in result.output


@pytest.mark.parametrize(
    "options",
    [
        ["--diff", "--output-format", "sarif"],
        ["--statistics", "--output-format", "json"],
        ["--unsafe-fixes"],
        ["--fix", "--add-ignore"],
        ["--baseline", "a", "--write-baseline", "b"],
        ["--stdin-filename", DATA, "--write-baseline"],
        ["--watch", "--fix"],
        ["--add-ignore", "a\nb"],
        ["--output-file", ""],
        ["--show-settings"],
    ],
)
def test_contradictions_are_refused(example: Example, options: list[str]) -> None:
    before = example.read()
    result = example.run("check", *options)
    assert result.code == 2
    assert result.errors.startswith("amplify-ls: ")
    assert result.errors.count("\n") == 1
    assert example.read() == before


def test_settings_hold_for_the_command_line_too(example: Example) -> None:
    example.write("amplify-ls.json", json.dumps({"rules": {CODE: "warning"}}))
    result = example.check()
    assert (result.code, result.json["diagnostics"][0]["severity"]) == (0, "warning")
    example.write("amplify-ls.json", json.dumps({"exclude": ["amplify/data"]}))
    result = example.check()
    assert (result.code, result.codes, result.json["summary"]["files"]) == (0, [], 1)


def test_faults_of_the_settings_are_told(example: Example) -> None:
    example.write("amplify-ls.json", '{ "rules": { "data/missing-reference-feild": "off" } }')
    result = example.check()
    assert [(item["path"], item["code"]) for item in result.json["diagnostics"]] == [
        ("amplify-ls.json", "settings/unknown-rule"),
        (DATA, CODE),
    ]


def test_show_settings_says_what_holds_and_who_says_so(example: Example) -> None:
    settings = {"rules": {CODE: "off"}, "overrides": [{"files": ["amplify/auth/**"], "rules": {CODE: "hint"}}]}
    example.write("amplify-ls.json", json.dumps(settings))
    file = str(example.root / "amplify-ls.json")
    shown = example.run("check", "--show-settings", DATA, "--output-format", "json").json
    assert shown["rules"] == {CODE: {"level": "off", "origin": file}}
    assert (shown["settingsFile"], shown["excluded"], shown["baseline"]) == (file, False, None)
    text = example.run("check", "--show-settings", "amplify/auth/resource.ts").output
    assert f"hint        {CODE}  from {file}\n" in text


def test_show_settings_leaves_out_what_holds_for_no_rule_and_takes_a_file(example: Example) -> None:
    example.write("amplify-ls.json", json.dumps({"rules": {"data/nothing": "off"}}))
    result = example.run("check", "--show-settings", DATA)
    assert "data/nothing" not in result.output
    result = example.run("check", "--show-settings", "amplify")
    assert result.code == 2
    assert "`amplify` is a folder" in result.errors


def test_faults_of_the_settings_are_told_when_one_file_is_asked_for(example: Example) -> None:
    example.write("amplify-ls.json", "{")
    result = example.check(DATA)
    assert (result.code, sorted(result.codes)) == (1, [CODE, "settings/syntax-error"])
    assert example.check("amplify/backend.ts").codes == ["settings/syntax-error"]
    example.feed(BAD_SCHEMA)
    result = example.check("--stdin-filename", DATA)
    assert result.codes == [CODE]
    assert "amplify-ls.json` cannot be parsed" in result.errors
    example.feed("{")
    result = example.check("--stdin-filename", "amplify-ls.json")
    assert (result.codes, result.errors) == (["settings/syntax-error"], "")


def test_a_baseline_that_is_missing_is_told_for_standard_input_too(example: Example) -> None:
    example.feed(BAD_SCHEMA)
    result = example.check("--stdin-filename", DATA, "--baseline", "nowhere.json")
    assert (result.code, result.codes) == (2, [CODE])
    assert "there is no baseline" in result.errors


@pytest.fixture
def many(example: Example, monkeypatch: pytest.MonkeyPatch) -> Example:
    """Six projects more, and a start of processes for fewer than it takes otherwise."""
    for number in range(6):
        example.write(f"p{number}/amplify/backend.ts", example.read("amplify/backend.ts"))
        example.write(f"p{number}/{DATA}", BAD_SCHEMA)
    monkeypatch.setattr(processes, "CHUNK", 2)
    monkeypatch.setattr(running.os, "cpu_count", lambda: 2)
    return example


def test_many_projects_are_checked_in_several_processes(many: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = many.check()
    monkeypatch.setattr(running, "FEWEST_FOR_PROCESSES", 2)
    together = many.check()
    assert together == alone
    assert len(together.codes) == 7


def test_projects_are_checked_one_by_one_where_processes_do_not_answer(many: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = many.check()
    monkeypatch.setattr(running, "FEWEST_FOR_PROCESSES", 2)
    monkeypatch.setattr(running, "MAY_NOT_ANSWER", True)
    monkeypatch.setattr(processes, "do_processes_answer", lambda _: False)
    monkeypatch.delattr(processes, "ProcessPoolExecutor")
    assert many.check() == alone


@pytest.mark.parametrize("fewest", [2, 100])
def test_a_project_that_makes_the_tool_fail_is_named_and_the_others_are_checked(
    many: Example, monkeypatch: pytest.MonkeyPatch, fewest: int
) -> None:
    def fail(options: object, target: Target) -> Outcome:
        if target.project.endswith("p3/amplify"):
            raise RuntimeError("something odd")
        return check_project(options, target)  # type: ignore[arg-type]

    check_project = running.check_project
    monkeypatch.setattr(running, "FEWEST_FOR_PROCESSES", fewest)
    monkeypatch.setattr(running, "check_project", fail)
    # Other processes may not know what was changed in this one.
    monkeypatch.setattr(processes, "in_processes", lambda work, items, *_: map(work, items))
    result = many.check()
    assert (result.code, len(result.codes)) == (2, 6)
    place = many.root / "p3" / "amplify"
    assert result.errors.startswith(f"amplify-ls: `{place}` could not be checked: internal error: RuntimeError: something odd")
    assert result.errors.count("\n") == 1


def test_a_project_whose_process_is_killed_is_named_and_the_others_are_checked(
    many: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(
        work: Callable[[Target], Outcome], items: Sequence[Target], _: int, lost: Callable[[Target], Outcome]
    ) -> list[Outcome]:
        return [lost(item) if item.project.endswith("p3/amplify") else work(item) for item in items]

    monkeypatch.setattr(running, "FEWEST_FOR_PROCESSES", 2)
    monkeypatch.setattr(processes, "in_processes", lose)
    result = many.check()
    assert (result.code, len(result.codes)) == (2, 6)
    place = many.root / "p3" / "amplify"
    assert result.errors == (
        f"amplify-ls: `{place}` could not be checked: its process was killed, possibly due to lack of memory\n"
    )


def test_fixable_findings_are_counted_like_all_others() -> None:
    report = Report((finding_with_fix(),) * 1_200, 1)
    assert summary_as_text(report, PLAIN) == "Found 1,200 errors in 1 file. 1,200 fixable with `--fix`.\n"


def finding_with_fix() -> FindingRecord:
    place = Range(Position(1, 1), Position(1, 2))
    fix = FixRecord("Mend it", "safe", (EditRecord("a.ts", place, "b"),))
    return FindingRecord("a.ts", CODE, "error", "Wrong.", place, "types", None, (fix,), (), Excerpt(1, ("a",)))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("amplify_ls.cli.progress.time.monotonic", lambda: now[0])
    stream = Terminal()
    with Progress(stream, 1000) as progress:
        progress.step()
        assert stream.getvalue() == ""
        now[0] += PATIENCE
        progress.step()
    assert stream.getvalue() == "\r\x1b[KChecking projects: 2 of 1,000\r\x1b[K"
    plain = io.StringIO()
    with Progress(plain, 1000) as progress:
        now[0] += PATIENCE
        progress.step()
    assert plain.getvalue() == ""


def test_excluded_projects_cost_nothing_and_say_nothing(example: Example, tmp_path: Path) -> None:
    example.write("amplify-ls.json", json.dumps({"exclude": ["amplify"]}))
    assert example.run("check") == (0, "No problems found in 0 files.\n", "")
