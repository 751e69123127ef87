"""SARIF 2.1.0, the format of code scanning: findings with related places, fixes and the pages of their rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from amplify_ls import __version__
from amplify_ls.report.legible import legible_text
from amplify_ls.rules.pages import background

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.report.records import EditRecord, FindingRecord, FixRecord, Range, RelatedRecord, Report
    from amplify_ls.report.rule_list import RuleRecord

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning"}


def report_as_sarif(report: Report, rules: Mapping[str, tuple[RuleRecord, str]]) -> str:
    """Return the document.

    Args:
        report: The findings.
        rules: Record and page (Markdown) of each rule by its code.
    """
    codes = sorted({finding.code for finding in report.findings})
    places = {code: index for index, code in enumerate(codes)}
    driver = {
        "name": "amplify-ls",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, rules.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "results": [_result(finding, places[finding.code]) for finding in report.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, found: tuple[RuleRecord, str] | None) -> dict[str, Any]:
    if found is None:
        return {"id": code}
    rule, page = found
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary}\n\n{background(page)}".strip()},
        "help": {"text": page.strip(), "markdown": page.strip()},
        "defaultConfiguration": {"level": _level(rule.severity)},
        "properties": {"tags": [code.partition("/")[0], *rule.stages], "problem.severity": _severity(rule.severity)},
    }


def _result(finding: FindingRecord, rule: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _level(finding.severity),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _place(finding.path, finding.range)}],
    }
    if finding.related:
        found["relatedLocations"] = [_related(number, place) for number, place in enumerate(finding.related)]
    if finding.fixes:
        found["fixes"] = [_fix(fix) for fix in finding.fixes]
    return found


def _level(severity: str) -> str:
    return _LEVELS.get(severity, "note")


def _severity(severity: str) -> str:
    return {"error": "error", "warning": "warning"}.get(severity, "recommendation")


def _related(number: int, place: RelatedRecord) -> dict[str, Any]:
    return {"id": number, "message": {"text": legible_text(place.message)}, "physicalLocation": _place(place.path, place.range)}


def _fix(fix: FixRecord) -> dict[str, Any]:
    paths = dict.fromkeys(edit.path for edit in fix.edits)
    changes = [
        {"artifactLocation": _file(path), "replacements": _replacements(edit for edit in fix.edits if edit.path == path)}
        for path in paths
    ]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _replacements(edits: Iterable[EditRecord]) -> list[dict[str, Any]]:
    return [{"deletedRegion": _region(edit.range), "insertedContent": {"text": legible_text(edit.text)}} for edit in edits]


def _place(path: str, span: Range) -> dict[str, Any]:
    return {"artifactLocation": _file(path), "region": _region(span)}


def _file(path: str) -> dict[str, Any]:
    # A path outside the working directory is absolute, so its address is complete.
    if path.startswith("/") or path[1:2] == ":":
        return {"uri": "file://" + ("" if path.startswith("/") else "/") + quote(_name(path), safe="/:")}
    return {"uri": quote(_name(path)), "uriBaseId": "%SRCROOT%"}


def _name(path: str) -> bytes:
    """The bytes of a path on disk: an address can contain names that are not valid UTF-8."""
    return path.encode("utf-8", "surrogateescape")


def _region(span: Range) -> dict[str, int]:
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }
