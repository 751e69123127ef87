"""The JSON output of the command line. Its format is stable, because programs read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.report.records import EditRecord, FindingRecord, FixRecord, Position, Range, RelatedRecord, Report

VERSION = 1


def report_as_json(report: Report) -> str:
    """Return the findings as one JSON object, with one finding per line."""
    summary = {"files": report.files, "errors": report.count("error"), "warnings": report.count("warning")}
    return _object_with_list("diagnostics", (_finding(finding) for finding in report.findings), {"summary": summary})


def report_as_json_lines(report: Report) -> str:
    """Return each finding as one JSON object on a line of its own, for programs that read line by line."""
    return "".join(json.dumps(_finding(finding)) + "\n" for finding in report.findings)


def rules_as_json(rules: Iterable[Mapping[str, Any]]) -> str:
    """Return the rules as one JSON object, with one rule per line."""
    return _object_with_list("rules", rules, {})


def _object_with_list(name: str, items: Iterable[Mapping[str, Any]], rest: Mapping[str, Any]) -> str:
    # One item per line: readable, easy to compare, and fast, because an indent would disable the C encoder.
    lines = ",\n".join("  " + json.dumps(item) for item in items)
    listed = f"[\n{lines}\n]" if lines else "[]"
    tail = "".join(f", {json.dumps(key)}: {json.dumps(value)}" for key, value in rest.items())
    return f'{{"version": {VERSION}, {json.dumps(name)}: {listed}{tail}}}\n'


def _finding(finding: FindingRecord) -> dict[str, Any]:
    return {
        "path": finding.path,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "packageMessage": finding.package_message or None,
        "range": _range(finding.range),
        "stage": finding.stage,
        "url": finding.url,
        "related": [_related(place) for place in finding.related],
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def _related(place: RelatedRecord) -> dict[str, Any]:
    return {"path": place.path, "range": _range(place.range), "message": place.message}


def _fix(fix: FixRecord) -> dict[str, Any]:
    return {"title": fix.title, "safety": fix.safety, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: EditRecord) -> dict[str, Any]:
    return {"path": edit.path, "range": _range(edit.range), "text": edit.text}


def _range(span: Range) -> dict[str, Any]:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
