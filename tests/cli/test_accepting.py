"""Accepting what is there: a baseline, or a comment on each line; only what is new fails then."""

from __future__ import annotations

import json

import pytest

from tests.cli.example import BACKEND, BAD_SCHEMA, CODE, DATA, GOOD_SCHEMA, Example

AUTH = """\
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, usrAttributes: {} });
"""
BACKEND_WITH_AUTH = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
"""

NEW = "  Page: a.model({ title: a.sting() }),\n"
FILE = "amplify-ls-baseline.json"


def test_a_team_accepts_what_is_there_and_only_new_findings_fail(example: Example) -> None:
    written = example.run("check", "--write-baseline")
    assert written == (0, "", f"amplify-ls: accepted 1 finding in `{example.root / FILE}`\n")
    assert example.run("check", "--baseline", FILE) == (0, "No problems found in 2 files.\n", "")
    assert example.run("check").code == 1
    example.write("amplify-ls.json", json.dumps({"baseline": FILE}))
    assert example.run("check").code == 0
    example.write(DATA, BAD_SCHEMA.replace("  Order:", f"\n\n{NEW}  Order:"))
    result = example.check()
    assert (result.code, result.codes) == (1, ["data/unknown-builder"])


def test_a_baseline_is_written_anew_where_the_settings_say(example: Example) -> None:
    example.write("amplify-ls.json", json.dumps({"baseline": "lists/accepted.json"}))
    example.write("lists/accepted.json", '{"version": 1, "findings": []}')
    assert example.run("check").code == 1
    assert example.run("check", "--write-baseline").code == 0
    (item,) = json.loads(example.read("lists/accepted.json"))["findings"]
    assert (item["path"], item["code"]) == (f"../{DATA}", CODE)
    assert example.run("check").code == 0
    example.write(DATA, GOOD_SCHEMA)
    example.run("check", "--write-baseline")
    assert json.loads(example.read("lists/accepted.json"))["findings"] == []


def test_syntax_errors_cannot_be_accepted(example: Example) -> None:
    example.write(DATA, BAD_SCHEMA + "const x = (;\n")
    assert example.run("check", "--write-baseline").code == 1


def test_a_baseline_that_cannot_be_used_is_a_failure(example: Example) -> None:
    result = example.run("check", "--baseline", "nowhere.json")
    assert result.code == 2
    assert "there is no baseline" in result.errors
    example.write("broken.json", "{")
    result = example.run("check", "--baseline", "broken.json")
    assert result.code == 2
    assert "broken.json` cannot be read" in result.errors
    assert example.run("check", "--write-baseline", "no/where.json").code == 2


def test_what_is_accepted_elsewhere_stays_when_a_part_is_accepted_anew(example: Example) -> None:
    example.write("amplify/auth/resource.ts", AUTH)
    example.write("amplify/backend.ts", BACKEND_WITH_AUTH)
    assert example.run("check", "--write-baseline").code == 0
    before = example.read(FILE)
    assert {item["path"] for item in json.loads(before)["findings"]} == {"amplify/auth/resource.ts", DATA}
    assert example.run("check", "amplify/data", "--write-baseline").code == 0
    assert example.read(FILE) == before
    # What is gone is not accepted for ever.
    (example.root / "amplify/auth/resource.ts").unlink()
    example.write("amplify/backend.ts", BACKEND)
    assert example.run("check", "amplify/data", "--write-baseline").code == 0
    assert [item["code"] for item in json.loads(example.read(FILE))["findings"]] == [CODE]


def test_each_project_has_the_baseline_of_its_settings(example: Example) -> None:
    for name in ("one", "two"):
        example.write(f"{name}/amplify/backend.ts", BACKEND)
        example.write(f"{name}/{DATA}", BAD_SCHEMA)
        example.write(f"{name}/amplify-ls.json", json.dumps({"baseline": "accepted.json"}))
    assert example.run("check", "one", "two", "--write-baseline").code == 0
    for name in ("one", "two"):
        assert [item["path"] for item in json.loads(example.read(f"{name}/accepted.json"))["findings"]] == [DATA]
    assert example.run("check", "one", "two").code == 0


def test_a_file_that_is_no_baseline_is_not_written_over(example: Example) -> None:
    for name in (DATA, "package.json"):
        example.write("package.json", "{}")
        before = example.read(name)
        result = example.run("check", "--write-baseline", name)
        assert result.code == 2
        assert "is not a baseline" in result.errors
        assert example.read(name) == before
    example.write("mine.json", "")
    assert example.run("check", "--write-baseline", "mine.json").code == 0


def test_a_path_is_not_taken_for_a_reason(example: Example) -> None:
    before = example.read()
    for word in ("amplify/data", DATA):
        result = example.run("check", "--add-ignore", word)
        assert result.code == 2
        assert f"check {word} --add-ignore" in result.errors
    assert "check amplify --write-baseline" in example.run("check", "--write-baseline", "amplify").errors
    assert example.read() == before
    assert example.run("check", "amplify", "--add-ignore", "amplify").code == 0


def test_add_ignore_writes_a_comment_above_each_finding(example: Example) -> None:
    result = example.run("check", "--add-ignore")
    assert (result.code, result.output) == (0, "No problems found in 2 files.\n")
    assert result.errors == "amplify-ls: added 1 comment, changed 1 file\n"
    assert f"    // amplify-ls-ignore {CODE}: accepted for now\n    customer: a.belongsTo(" in example.read().decode()
    assert example.run("check").code == 0


def test_add_ignore_leaves_the_byte_order_mark_in_front(example: Example) -> None:
    line = "import { a, defineData } from '@aws-amplify/backend'; export const data = defineData({ schema: a.schema("
    example.write(DATA, f"\ufeff{line}{{ Post: a.model({{ title: a.sting() }}) }}) }});\n")
    assert example.run("check", "--add-ignore").code == 0
    first, second, _ = example.read().decode().split("\n")
    assert first == "\ufeff// amplify-ls-ignore data/missing-authorization, data/unknown-builder: accepted for now"
    assert second.startswith(line)


def test_add_ignore_takes_a_reason_and_all_findings_of_a_line(example: Example) -> None:
    two = "  Page: a.model({ title: a.sting(), text: a.strin() }),\n"
    example.write(DATA, GOOD_SCHEMA.replace("  Order:", f"{two}  Order:").replace("a.id()", "a.idd()"))
    result = example.run("check", "--add-ignore", "see the plan")
    assert result.code == 0, result.output
    text = example.read().decode()
    assert text.count("// amplify-ls-ignore data/unknown-builder: see the plan\n") == 2
    assert example.run("check").code == 0


@pytest.mark.parametrize("written", ["../accepted.json", "amplify/../../accepted.json", "link/accepted.json", "/ABSOLUTE"])
def test_a_baseline_of_the_settings_that_leads_out_of_their_folder_is_neither_read_nor_written(
    example: Example, written: str
) -> None:
    outside = example.root.parent / "accepted.json"
    example.run("check", "--write-baseline", str(outside))
    before = outside.read_bytes()
    (example.root / "link").symlink_to(example.root.parent)
    written = written.replace("/ABSOLUTE", str(outside))
    example.write("amplify-ls.json", json.dumps({"baseline": written}))
    sentence = (
        f"amplify-ls: the baseline `{written}` in `{example.root}/amplify-ls.json` is outside the folder of the settings "
        "and is not used\n"
    )

    result = example.check()
    assert (result.code, result.errors) == (2, sentence)
    assert CODE in result.codes

    example.write(DATA, GOOD_SCHEMA)
    assert example.run("check", "--write-baseline") == (2, "", sentence)
    assert outside.read_bytes() == before
    outside.unlink()
    assert example.run("check", "--write-baseline").code == 2
    assert not outside.exists()


def test_a_link_in_place_of_the_usual_baseline_is_not_followed(example: Example) -> None:
    outside = example.root.parent / "profile"
    (example.root / FILE).symlink_to(outside)
    result = example.run("check", "--write-baseline")
    assert (result.code, outside.exists()) == (2, False)
    assert result.errors == f"amplify-ls: `{FILE}` is a link; name its target: --write-baseline {outside}\n"
    assert example.run("check", "--write-baseline", str(outside)).code == 0
    assert outside.exists()
