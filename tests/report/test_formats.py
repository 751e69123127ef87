"""Every format against a golden file; ``AMPLIFY_LS_WRITE_GOLDEN=1`` writes them anew, for a look at the difference."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from amplify_ls import __version__
from amplify_ls.cli.arguments import REPORT_FORMATS
from amplify_ls.cli.formats import report_as
from amplify_ls.report.records import EditRecord, FindingRecord, FixRecord, Report
from amplify_ls.report.sarif import report_as_sarif
from amplify_ls.report.statistics import report_as_statistics
from amplify_ls.report.style import PLAIN
from tests.report.examples import RENAME, SCHEMA, UNKNOWN_MODEL, finding, span

HERE = Path(__file__).parent
SUFFIXES = {"json": "json", "sarif": "json", "gitlab": "json", "rdjson": "json", "junit": "xml"}
ELSEWHERE = FixRecord("Add it", "unsafe", (EditRecord("amplify/auth/resource.ts", span(1, 1, 1, 1), "x\n"),))
REPORT = Report(
    (
        UNKNOWN_MODEL,
        finding(
            SCHEMA,
            span(2, 3, 2, 11),
            code="data/some-other",
            severity="warning",
            message="50 % of `a:b`, <odd>\u0007",
            fixes=(RENAME, ELSEWHERE),
        ),
        finding(
            SCHEMA,
            span(3, 3, 6, 5),
            code="data/some-other",
            severity="information",
            message="`Größe 🚢` is long",
            url="https://example.com/x",
        ),
    ),
    3,
)
NOTHING = Report((), 2)


@pytest.mark.parametrize("name", REPORT_FORMATS)
@pytest.mark.parametrize(("kind", "report"), [("findings", REPORT), ("nothing", NOTHING)])
def test_golden(name: str, kind: str, report: Report) -> None:
    path = HERE / "golden" / f"{name}-{kind}.{SUFFIXES.get(name, 'txt')}"
    text = report_as(name, report, PLAIN).replace(f'"{__version__}"', '"VERSION"')
    if os.environ.get("AMPLIFY_LS_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_sarif_is_valid(report: Report) -> None:
    schema = json.loads((HERE / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    content = json.loads(report_as("sarif", report, PLAIN))
    jsonschema.Draft7Validator(schema).validate(content)
    results = content["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"][: len(results)]


def test_sarif_has_the_pages_of_the_rules_and_addresses_of_files_elsewhere() -> None:
    known = finding(SCHEMA, span(2, 3, 2, 11), code="data/missing-authorization")
    (run,) = json.loads(report_as("sarif", Report((known,), 1), PLAIN))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])
    outside = finding(SCHEMA, span(2, 3, 2, 11))
    outside = type(outside)(**{**{name: getattr(outside, name) for name in outside.__slots__}, "path": "/a b/c.ts"})
    (run,) = json.loads(report_as_sarif(Report((outside,), 1), {}))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///a%20b/c.ts"}


def test_junit_is_xml_whatever_a_message_holds() -> None:
    root = ElementTree.fromstring(report_as("junit", REPORT, PLAIN).encode())
    assert (root.get("tests"), root.get("failures")) == ("3", "3")
    assert next(case.get("name") for case in root.iter("testcase")) == "data/unknown-related-model at 5:27"


def test_gitlab_tells_findings_apart_by_what_does_not_move() -> None:
    one, other = (json.loads(report_as("gitlab", Report((item, item), 1), PLAIN)) for item in (UNKNOWN_MODEL, moved()))
    assert [item["fingerprint"] for item in one] == [item["fingerprint"] for item in other]
    assert len({item["fingerprint"] for item in one}) == 2


def moved() -> FindingRecord:
    source = "\n\n" + SCHEMA
    return finding(source, span(7, 27, 7, 36))


def test_a_github_annotation_is_one_line() -> None:
    lines = report_as("github", REPORT, PLAIN).splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("::error title=amplify-ls (data/unknown-related-model),file=amplify/data/resource.ts,line=5,")
    assert "50 %25 of" in lines[1]


def test_statistics() -> None:
    assert report_as_statistics(REPORT, PLAIN) == (
        "2  data/some-other  (1 fixable with `--fix`)\n1  data/unknown-related-model  (1 fixable with `--fix`)\n"
    )
    assert report_as_statistics(NOTHING, PLAIN) == ""
