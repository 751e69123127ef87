"""What `amplify-ls check` looks at, says and returns."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from amplify_ls.cli import disk
from tests.cli.example import BACKEND, BAD_SCHEMA, CODE, DATA, GOOD_SCHEMA, LINE, Example

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_mistake_is_reported_and_makes_the_exit_code_1(example: Example) -> None:
    result = example.check()
    assert result.code == 1
    assert result.errors == ""
    (found,) = result.json["diagnostics"]
    assert (found["path"], found["code"], found["severity"], found["stage"]) == (DATA, CODE, "error", "synth")
    assert found["range"]["start"]["line"] == LINE
    assert found["url"] is None
    assert found["fixes"][0]["safety"] == "safe"
    assert {edit["path"] for edit in found["fixes"][0]["edits"]} == {DATA}
    assert result.json["summary"] == {"files": 2, "errors": 1, "warnings": 0}


def test_text_shows_the_line_the_fix_and_a_summary(example: Example) -> None:
    result = example.run("check")
    assert result.code == 1
    assert result.output.startswith(f"error[{CODE}]: ")
    assert f"--> {DATA}:{LINE}:" in result.output
    assert "customer: a.belongsTo('Customer', 'customerId')," in result.output
    assert "(`--fix` applies it)" in result.output
    assert result.output.endswith("Found 1 error in 2 files. 1 fixable with `--fix`.\n")
    assert "\x1b" not in result.output


def test_a_clean_project_has_exit_code_0(example: Example) -> None:
    example.write(DATA, GOOD_SCHEMA)
    assert example.run("check") == (0, "No problems found in 2 files.\n", "")


@pytest.mark.parametrize("path", [".", "amplify", "amplify/data", DATA, "../project", "../project/amplify/../amplify"])
def test_every_way_to_name_the_project_works(example: Example, path: str) -> None:
    result = example.check(path)
    assert (result.code, result.codes) == (1, [CODE])
    assert result.json["diagnostics"][0]["path"] == DATA


@pytest.mark.parametrize("path", ["amplify/backend.ts", "amplify/auth"])
def test_findings_outside_of_the_path_are_left_out(example: Example, path: str) -> None:
    (example.root / "amplify/auth").mkdir()
    assert example.check(path).codes == []


def test_several_paths_are_put_together(example: Example) -> None:
    assert example.check("amplify/backend.ts", DATA, DATA).codes == [CODE]
    assert example.check(DATA, ".").codes == [CODE]
    assert example.check(".", "amplify/backend.ts").codes == [CODE]


def test_a_folder_may_hold_many_projects(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    example.write("packages/other/amplify/backend.ts", BACKEND)
    example.write(f"packages/other/{DATA}", BAD_SCHEMA)
    example.write(f"node_modules/vendor/{DATA}", BAD_SCHEMA)
    monkeypatch.chdir(example.root / "packages")
    result = example.check("..")
    assert [diagnostic["path"] for diagnostic in result.json["diagnostics"]] == [
        str(example.root / DATA),
        f"other/{DATA}",
    ]


def test_a_syntax_error_is_reported_here(example: Example) -> None:
    example.write(DATA, GOOD_SCHEMA.replace("customerId: a.id(),", "customerId: a.id()),"))
    result = example.check()
    assert result.code == 1
    assert "syntax/error" in result.codes
    found = next(item for item in result.json["diagnostics"] if item["code"] == "syntax/error")
    assert (found["severity"], found["stage"], found["range"]["start"]["line"]) == ("error", "types", LINE)
    assert found["fixes"] == []


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", "// only a comment\n"])
def test_empty_files_are_no_mistake(example: Example, content: str) -> None:
    example.write(DATA, content)
    assert example.run("check").code == 0


def test_where_there_is_no_project_that_is_said_and_no_failure(example: Example, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = example.check(str(empty))
    assert result.code == 0
    assert result.json == {"version": 1, "diagnostics": [], "summary": {"files": 0, "errors": 0, "warnings": 0}}
    assert result.errors == f"amplify-ls: no Amplify project found in `{empty}`\n"
    assert example.run("check", str(empty)).output == ""
    lonely = example.write("../lonely.ts", "export {};\n")
    assert example.check(str(lonely)).errors == f"amplify-ls: `{lonely}` does not belong to an Amplify Gen 2 project\n"


def test_paths_that_cannot_be_checked_are_named_in_one_line(example: Example) -> None:
    example.write("README.md", "# Read me\n")
    for path, reason in {
        "missing": "`missing` does not exist",
        "README.md": "`README.md` is not a TypeScript, JavaScript or GraphQL file",
        "": "PATH must not be empty",
        "a\0b": "`a\0b` is not a valid path: embedded null byte",
    }.items():
        assert example.run("check", path) == (2, "", f"amplify-ls: {reason}\n")


def test_a_settings_file_may_be_named_as_hooks_do(example: Example) -> None:
    example.write("amplify-ls.json", '{ "rulez": {} }')
    assert example.check("amplify-ls.json").codes == ["settings/unknown-key"]
    assert example.check("amplify-ls.json", DATA).codes == ["settings/unknown-key", CODE]
    example.write("package.json", "{}")
    assert (example.check("package.json").code, example.check("package.json").codes) == (0, [])
    example.write("other/package.json", "{}")
    result = example.run("check", "other/package.json")
    assert result.code == 0
    assert "no Amplify project found that `other/package.json` applies to" in result.errors


def test_a_socket_is_no_path(example: Example) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.ts")
        assert example.run("check", "s.ts").errors == "amplify-ls: `s.ts` is neither a file nor a folder\n"


def test_a_file_that_cannot_be_read_fails_the_run(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by its mode: whoever runs the tests as root may read everything.
    locked = str((example.root / DATA).resolve())
    real_open = open

    def refuse(path: str, mode: str, opener: Callable[[str, int], int] | None = None) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied", path)
        return real_open(path, mode, opener=opener)

    monkeypatch.setattr(disk, "open", refuse, raising=False)
    monkeypatch.setattr("amplify_ls.text.disk.open", refuse, raising=False)
    result = example.check()
    assert (result.code, result.codes) == (2, [])
    assert result.errors == f"amplify-ls: cannot read `{locked}`: Permission denied\n"


def test_a_folder_that_looks_like_a_file_and_a_binary_file_are_left_out(example: Example) -> None:
    (example.root / "amplify/storage/resource.ts").mkdir(parents=True)
    film = example.write("amplify/film.ts", b"\x47\x00\x11\xff" * 100)
    result = example.check()
    assert (result.code, result.codes) == (1, [CODE])
    assert result.errors == f"amplify-ls: `{film}` is not a text file and was skipped\n"


def test_invalid_utf8_is_checked_all_the_same(example: Example) -> None:
    example.write(DATA, BAD_SCHEMA.encode().replace("Größe".encode(), b"Gr\xf6\xdfe"))
    assert example.check().codes == [CODE]


def test_warnings_do_not_fail_unless_there_are_too_many(example: Example) -> None:
    # Nothing of an unused `@ts-ignore` here: it makes the error one that the type check cannot see.
    result = example.run("check", "--max-warnings", "0")
    assert result.code == 1
    example.write(DATA, GOOD_SCHEMA)
    assert example.run("check", "--max-warnings", "0").code == 0
    assert example.run("check", "--max-warnings", "-1").code == 2


def test_standard_input_takes_the_place_of_a_file(example: Example) -> None:
    example.feed(GOOD_SCHEMA)
    assert example.check("--stdin-filename", DATA).codes == []
    example.write(DATA, GOOD_SCHEMA)
    example.feed(BAD_SCHEMA)
    result = example.check("--stdin-filename", DATA)
    assert (result.code, result.codes) == (1, [CODE])
    assert result.json["diagnostics"][0]["path"] == DATA
    assert result.json["summary"]["files"] == 1
    assert example.read() == GOOD_SCHEMA.encode()


def test_standard_input_for_a_file_that_does_not_exist_yet(example: Example) -> None:
    example.feed(BAD_SCHEMA)
    assert CODE in example.check("--stdin-filename", "amplify/data/second.ts").codes
    example.feed(BAD_SCHEMA)
    result = example.check("--stdin-filename", "../elsewhere.ts")
    assert (result.code, result.codes) == (0, [])
    assert result.errors == "amplify-ls: `../elsewhere.ts` does not belong to an Amplify Gen 2 project\n"


def test_contradictions_are_refused(example: Example) -> None:
    for arguments in (
        ["--stdin-filename", DATA, "amplify"],
        ["--diff", "--output-format", "json"],
        ["--fix", "--output-format", "json", "--stdin-filename", DATA],
        ["--fix", "--diff"],
        ["--statistics", "--diff"],
        ["--fix", "--stdin-filename", DATA, "--output-file", "report.out"],
        ["--output-format", "xml"],
    ):
        result = example.run("check", *arguments)
        assert (result.code, result.output) == (2, ""), arguments
        assert "Traceback" not in result.errors


def test_colour_is_forced_or_refused_by_the_environment(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert example.run("check").output.startswith("\x1b[1;31merror[")
    monkeypatch.setenv("NO_COLOR", "1")
    assert example.run("check").output.startswith("error[")


def test_a_symbolic_link_is_what_it_points_to(example: Example, tmp_path: Path) -> None:
    link = tmp_path / "link"
    os.symlink(example.root, link)
    assert example.check(str(link)).json["diagnostics"][0]["path"] == DATA


def test_one_very_long_line_is_shown_in_part(example: Example) -> None:
    padding = f"/*{'x' * 500_000}*/"
    example.write(DATA, BAD_SCHEMA.replace("    customer: a", f"    {padding} customer: a"))
    result = example.run("check")
    assert result.code == 1
    assert max(len(line) for line in result.output.split("\n")) < 200
    assert "…" in result.output


def test_a_failing_rule_is_told_and_the_others_go_on(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amplify_ls.cli.checking.failed_rules", lambda: frozenset({CODE, "/somewhere/amplify"}))
    result = example.check()
    assert (result.code, result.codes) == (2, [CODE])
    where = "(set AMPLIFY_LS_DEBUG=1 for details)"
    assert result.errors.splitlines() == [
        f"amplify-ls: the project `/somewhere/amplify` could not be checked: internal error {where}",
        f"amplify-ls: the rule `{CODE}` failed and was skipped {where}",
    ]


def test_an_internal_error_is_one_line(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("something odd")

    monkeypatch.setattr("amplify_ls.cli.check.find_targets", fail)
    result = example.run("check")
    assert result.code == 2
    assert result.errors == ("amplify-ls: internal error: RuntimeError: something odd (set AMPLIFY_LS_DEBUG=1 for details)\n")
    monkeypatch.setenv("AMPLIFY_LS_DEBUG", "1")
    with pytest.raises(RuntimeError):
        example.run("check")
