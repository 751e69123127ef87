from __future__ import annotations

import json

from amplify_ls.report.json_report import report_as_json, rules_as_json
from amplify_ls.report.records import Report
from tests.report.examples import SCHEMA, UNKNOWN_MODEL, finding, span


def test_the_shape_of_a_report() -> None:
    assert json.loads(report_as_json(Report((UNKNOWN_MODEL,), 2))) == {
        "version": 1,
        "diagnostics": [
            {
                "path": "amplify/data/resource.ts",
                "code": "data/unknown-related-model",
                "severity": "error",
                "message": "`Custmer` is not a model of this schema",
                "packageMessage": None,
                "range": {"start": {"line": 5, "column": 27}, "end": {"line": 5, "column": 36}},
                "stage": "types",
                "url": None,
                "related": [
                    {
                        "path": "amplify/data/resource.ts",
                        "range": {"start": {"line": 2, "column": 3}, "end": {"line": 2, "column": 11}},
                        "message": "`Customer` is declared here",
                    }
                ],
                "fixes": [
                    {
                        "title": "Change to `Customer`",
                        "safety": "safe",
                        "edits": [
                            {
                                "path": "amplify/data/resource.ts",
                                "range": {"start": {"line": 5, "column": 28}, "end": {"line": 5, "column": 35}},
                                "text": "Customer",
                            }
                        ],
                    }
                ],
            }
        ],
        "summary": {"files": 2, "errors": 1, "warnings": 0},
    }


def test_what_the_packages_say_is_kept_as_they_say_it() -> None:
    said = finding(SCHEMA, span(2, 3, 2, 11), package_message="Schema validation failed.\n\nUnknown type")
    [record] = json.loads(report_as_json(Report((said,), 1)))["diagnostics"]
    assert record["packageMessage"] == "Schema validation failed.\n\nUnknown type"


def test_an_empty_report_is_one_line() -> None:
    assert report_as_json(Report((), 0)) == (
        '{"version": 1, "diagnostics": [], "summary": {"files": 0, "errors": 0, "warnings": 0}}\n'
    )


def test_the_output_is_ascii_so_that_no_encoding_can_spoil_it() -> None:
    text = report_as_json(Report((finding(SCHEMA, span(2, 3, 2, 11), message="`Größe😀` is not a model"),), 1))
    assert text.isascii()
    assert json.loads(text)["diagnostics"][0]["message"] == "`Größe😀` is not a model"


def test_rules_are_listed_one_a_line() -> None:
    text = rules_as_json([{"code": "data/a"}, {"code": "data/b"}])
    assert text == '{"version": 1, "rules": [\n  {"code": "data/a"},\n  {"code": "data/b"}\n]}\n'
