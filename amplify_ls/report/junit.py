"""JUnit's XML: a suite for each file with findings, a failed test for each finding."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from amplify_ls.report.text_report import printable

if TYPE_CHECKING:
    from amplify_ls.report.records import FindingRecord, Report


def report_as_junit(report: Report) -> str:
    """Return the document. Without findings there is one passing test, because an empty suite counts as a failure."""
    failures = str(len(report.findings))
    tests = str(max(len(report.findings), 1))
    root = ElementTree.Element("testsuites", name="amplify-ls", tests=tests, failures=failures, errors="0")
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        _suite(root, path, list(findings))
    if not report.findings:
        suite = ElementTree.SubElement(root, "testsuite", name="amplify-ls", tests="1", failures="0", errors="0", skipped="0")
        ElementTree.SubElement(suite, "testcase", name="no findings", classname="amplify-ls")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: ElementTree.Element, path: str, findings: list[FindingRecord]) -> None:
    count = str(len(findings))
    suite = ElementTree.SubElement(
        root, "testsuite", name=printable(path), tests=count, failures=count, errors="0", skipped="0", package="amplify-ls"
    )
    for finding in findings:
        start = finding.range.start
        name = f"{finding.code} at {start.line}:{start.column}"
        case = ElementTree.SubElement(suite, "testcase", name=name, classname=printable(path))
        case.set("file", printable(path))
        case.set("line", str(start.line))
        failure = ElementTree.SubElement(case, "failure", message=printable(finding.message), type=finding.severity)
        failure.text = printable(f"{path}:{start.line}:{start.column}: {finding.severity}[{finding.code}] {finding.message}")
