"""Accepted findings stay accepted when their lines move; new ones show."""

from __future__ import annotations

import json

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.engine.baseline import accepted, baseline_text, read_baseline
from amplify_ls.text.disk import MemoryDisk
from tests.engine.support import BACKEND, BACKEND_TEXT, DATA

FILE = "/p/accepted.json"
SETTINGS = {"/p/amplify-ls.json": '{ "baseline": "accepted.json" }'}
HEAD = "import { a, defineData } from '@aws-amplify/backend';\n\nconst schema = a.schema({\n"
TAIL = "});\n\nexport const data = defineData({ schema });\n"
POST = "  Post: a.model({ title: a.sting() }).authorization((allow) => [allow.publicApiKey()]),\n"


def workspace(body: str, files: dict[str, str] | None = None) -> Workspace:
    found = Workspace(MemoryDisk({DATA: HEAD + body + TAIL, BACKEND: BACKEND_TEXT, **(files or {})}))
    found.load(DATA)
    return found


def baseline_of(body: str) -> str:
    found = workspace(body)
    return baseline_text((accepted(item, "/p", found.document(DATA)), item.message) for item in found.diagnostics(DATA))


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (POST, 0),
        (f"\n\n  // moved\n{POST}", 0),
        (POST.replace("  Post", "\t\tPost").replace("{ title", "{  title"), 0),
        (POST + POST.replace("Post", "Page"), 1),
        (POST.replace("title", "name"), 1),
        (POST.replace("a.sting", "a.string"), 0),
    ],
)
def test_what_is_left(body: str, left: int) -> None:
    found = workspace(body, {FILE: baseline_of(POST), **SETTINGS})
    assert len(found.diagnostics(DATA)) == left, [item.message for item in found.diagnostics(DATA)]


def test_as_many_are_accepted_as_were_there() -> None:
    twice = "  Post: a.model({ title: a.sting(), name: a.sting() }).authorization((allow) => [allow.publicApiKey()]),\n"
    content = json.loads(baseline_of(twice))
    assert [item["count"] for item in content["findings"]] == [2]
    thrice = twice.replace("name:", "text: a.sting(), name:")
    assert len(workspace(thrice, {FILE: baseline_of(twice), **SETTINGS}).diagnostics(DATA)) == 3, "the line is another one"
    assert workspace(twice, {FILE: baseline_of(twice), **SETTINGS}).diagnostics(DATA) == ()


def test_a_file_reads_back_and_has_one_finding_a_line() -> None:
    text = baseline_of(POST + POST.replace("Post", "Page"))
    assert text.count("\n    {") == 2
    assert sum(read_baseline(FILE, text.encode()).counts.values()) == 2
    assert read_baseline(FILE, baseline_of(POST.replace("sting", "string")).encode()).counts == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 2, "findings": []}',
        b'{"version": 1, "findings": [1]}',
        b"\xff",
        b'{"version": 1, "findings": [{"path": "a", "code": "b", "line": "c", "count": "many"}]}',
    ],
)
def test_a_file_that_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"baseline `/x\.json`"):
        read_baseline("/x.json", data)
    assert len(workspace(POST, {FILE: "{}", **SETTINGS}).diagnostics(DATA)) == 1
