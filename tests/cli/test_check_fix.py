"""`check --fix` and `check --diff`."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from amplify_ls.cli import checking
from amplify_ls.cli.failure import CommandError
from tests.cli.example import BAD_SCHEMA, CODE, DATA, GOOD_SCHEMA, Example

if TYPE_CHECKING:
    import pytest


def mended(text: str) -> bytes:
    """Return the schema as the fix makes it: the field stands before the relationship that needs it."""
    return text.replace("    // Größe", "    customerId: a.id(),\n    // Größe").encode()


def test_fix_mends_the_file_and_reports_what_is_left(example: Example) -> None:
    result = example.run("check", "--fix")
    assert result.code == 0
    assert result.output == "No problems found in 2 files.\n"
    assert result.errors == "amplify-ls: applied 1 fix, changed 1 file\n"
    assert example.read() == mended(BAD_SCHEMA)


def test_fix_twice_changes_nothing_more(example: Example) -> None:
    example.run("check", "--fix")
    before = example.read()
    result = example.run("check", "--fix")
    assert (result.code, result.errors) == (0, "")
    assert example.read() == before


def test_fix_keeps_mode_line_ends_and_byte_order_mark(example: Example) -> None:
    file = example.write(DATA, ("\ufeff" + BAD_SCHEMA).replace("\n", "\r\n"))
    file.chmod(0o600)
    assert example.run("check", "--fix").code == 0
    assert example.read() == mended("\ufeff" + BAD_SCHEMA).replace(b"\n", b"\r\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_fix_leaves_files_outside_of_the_path_alone(example: Example) -> None:
    assert example.run("check", "--fix", "amplify/backend.ts").code == 0
    assert example.read() == BAD_SCHEMA.encode()


def test_fix_writes_below_the_path_alone_and_in_no_package(example: Example) -> None:
    model = "import { a } from '@aws-amplify/backend';\n\nexport const Note = a.model({ text: a.strin() });\n"
    shared = example.root.parent / "common.ts"
    shared.write_text(model)
    example.write("node_modules/pkg/shared.ts", model)
    schema = GOOD_SCHEMA.replace("a.schema({", "a.schema({ Note, Other,")
    imports = "import { Note } from '../../../common';\nimport { Note as Other } from '../../node_modules/pkg/shared';\n"
    example.write(DATA, imports + schema)
    example.run("check", "--fix", "--unsafe-fixes")
    assert shared.read_text() == model
    assert example.read("node_modules/pkg/shared.ts").decode() == model


def test_fix_does_not_touch_what_it_cannot_write_back_unchanged(example: Example) -> None:
    data = BAD_SCHEMA.encode().replace("Größe".encode(), b"Gr\xf6\xdfe")
    file = example.write(DATA, data)
    result = example.run("check", "--fix")
    assert result.code == 1
    assert result.errors == f"amplify-ls: `{file}` is not valid UTF-8 and is not fixed\n"
    assert example.read() == data


def test_a_file_that_cannot_be_written_fails_the_run(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, *_: bytes) -> None:
        raise CommandError(f"cannot write `{path}`: Read-only file system")

    monkeypatch.setattr(checking, "replace_file", refuse)
    result = example.run("check", "--fix")
    assert result.code == 2
    assert f"amplify-ls: cannot write `{example.root / DATA}`: Read-only file system\n" in result.errors


def test_json_reports_what_is_left_after_fix(example: Example) -> None:
    result = example.check("--fix")
    assert (result.code, result.codes) == (0, [])


def test_diff_shows_the_change_and_makes_none(example: Example) -> None:
    result = example.run("check", "--diff")
    assert result.code == 0
    assert result.output.startswith(f"--- {DATA}\n+++ {DATA}\n@@ ")
    assert "+    customerId: a.id(),\n" in result.output
    assert result.errors == "amplify-ls: would apply 1 fix, would change 1 file\n"
    assert example.read() == BAD_SCHEMA.encode()


def test_diff_of_a_clean_project_is_empty(example: Example) -> None:
    example.write(DATA, GOOD_SCHEMA)
    assert example.run("check", "--diff") == (0, "", "")


def test_standard_input_is_mended_to_standard_output(example: Example) -> None:
    example.feed(BAD_SCHEMA.replace("\n", "\r\n"))
    result = example.run("check", "--fix", "--stdin-filename", DATA)
    assert result.code == 0
    assert result.output.encode() == mended(BAD_SCHEMA).replace(b"\n", b"\r\n")
    assert result.errors == "No problems found in 1 file.\n"
    assert example.read() == BAD_SCHEMA.encode()


def test_standard_input_that_belongs_to_no_project_comes_back_as_it_is(example: Example) -> None:
    example.feed(BAD_SCHEMA)
    result = example.run("check", "--fix", "--stdin-filename", "../elsewhere.ts")
    assert (result.code, result.output) == (0, BAD_SCHEMA)


def test_standard_input_must_be_utf8_to_be_mended(example: Example) -> None:
    example.feed(b"\xff" + BAD_SCHEMA.encode())
    result = example.run("check", "--fix", "--stdin-filename", DATA)
    assert result == (2, "", "amplify-ls: standard input is not valid UTF-8 and cannot be fixed\n")


def test_standard_input_has_a_diff_too(example: Example) -> None:
    example.feed(BAD_SCHEMA)
    result = example.run("check", "--diff", "--stdin-filename", DATA)
    assert "+    customerId: a.id(),\n" in result.output
    assert CODE not in result.errors
