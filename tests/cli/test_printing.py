"""What cannot be printed: a disk that is full, an output that is closed, names of files that are not valid UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest

from amplify_ls.cli.arguments import REPORT_FORMATS
from tests.cli.example import BAD_SCHEMA, CODE, DATA

if TYPE_CHECKING:
    from tests.cli.example import Example

FULL = Path("/dev/full")
NAME = b"r\xff\xe9.ts"
needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def printed_to_full(*arguments: str) -> subprocess.CompletedProcess[str]:
    with FULL.open("wb") as full:
        return subprocess.run(
            [sys.executable, "-m", "amplify_ls", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )


@needs_a_full_device
@pytest.mark.parametrize(
    "arguments",
    [*(["check", "--output-format", name] for name in REPORT_FORMATS), ["check", "--diff"], ["rules"], ["schema"]],
    ids=" ".join,
)
def test_a_full_disk_is_named_and_fails(example: Example, arguments: list[str]) -> None:
    del example
    result = printed_to_full(*arguments)
    assert result.returncode == 2
    assert result.stderr == "amplify-ls: cannot write to standard output: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="the shell of Windows cannot close an output")
def test_an_output_that_is_closed_is_named_and_fails(example: Example) -> None:
    del example
    words = f"'{sys.executable}' -m amplify_ls check >&-"
    result = subprocess.run(["sh", "-c", words], stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith("amplify-ls: cannot write to standard output: ")


@pytest.fixture
def unreadable_name(example: Example) -> Example:
    """A project whose mistake is in a file with a name that is not valid UTF-8."""
    folder = os.fsencode(example.root / "amplify" / "data")
    (example.root / DATA).unlink()
    try:
        with open(os.path.join(folder, NAME), "wb") as file:
            file.write(BAD_SCHEMA.encode())
    except OSError:
        pytest.skip("this system has no such names")
    return example


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_every_format_can_name_every_file(unreadable_name: Example, name: str) -> None:
    result = unreadable_name.run("check", "--output-format", name)
    assert "internal error" not in result.errors
    assert "rule `" not in result.errors, "no rule has failed"
    assert result.code == 1
    assert CODE in result.output
    assert "\\udc" not in result.output
    to_file = unreadable_name.run("check", "--output-format", name, "--output-file", "report.out")
    assert to_file.code == 1


def test_sarif_names_the_very_bytes(unreadable_name: Example) -> None:
    report = unreadable_name.run("check", "--output-format", "sarif").json
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in report["runs"][0]["results"]
        if result["ruleId"] == CODE
    }
    assert {unquote_to_bytes(uri) for uri in uris} == {b"amplify/data/" + NAME}


def test_xml_and_json_can_be_read(unreadable_name: Example) -> None:
    ElementTree.fromstring(unreadable_name.run("check", "--output-format", "junit").output)
    for name in ("json", "gitlab", "rdjson", "sarif"):
        json.dumps(unreadable_name.run("check", "--output-format", name).json, ensure_ascii=False).encode()


def test_differences_and_baselines_have_such_files(unreadable_name: Example) -> None:
    difference = subprocess.run([sys.executable, "-m", "amplify_ls", "check", "--diff"], capture_output=True, check=False)
    assert b"+++ amplify/data/" + NAME in difference.stdout
    assert unreadable_name.run("check", "--write-baseline").code == 0
    accepted = unreadable_name.run("check", "--baseline", "amplify-ls-baseline.json")
    assert accepted.code == 0, accepted.output
