"""Recorded verdicts of the real packages, and how the engine's answer to a case is judged.

`cases.jsonl`: one small project a line: `id`, `files` (path -> text), `main` (the file with the fault), `verdict`, `stage`,
`lines` (1-based lines in `main` where the type check complains; empty when only a later stage refuses it).
`own_cases*.jsonl`: the same, for rows that the recorded ones leave without a case.
`rows.tsv`: which rows of the rule tables a case is about. `all_rows.tsv`: every row of these tables. `unseen_rows.tsv`: the
rows that no rule covers, each with the reason.
"""

from __future__ import annotations

import csv
import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amplify_ls.engine import Diagnostic

FOLDER = Path(__file__).parent
PROJECT = "/project/"
BACKEND = "amplify/backend.ts"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the rule tables. `asked` rows must be covered by some rule today."""

    identifier: str
    resource: str
    stage: str
    asked: bool
    title: str


@dataclass(frozen=True, slots=True)
class Case:
    """One project with the verdict of the packages: accept, note, reject or hazard."""

    identifier: str
    files: Mapping[str, str]
    main: str
    verdict: str
    lines: tuple[int, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic of the engine in the terms of a case: path inside the project, 1-based line."""

    path: str
    line: int
    severity: Severity
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.severity.name.lower()} [{self.code}] {self.message}"


@functools.cache
def load_rows() -> tuple[Row, ...]:
    """All rows, in the order of the tables."""
    return tuple(
        Row(line["row"], line["resource"], line["stage"], line["asked"] == "yes", line["title"])
        for line in _read_table("all_rows.tsv")
    )


@functools.cache
def load_unseen_rows() -> dict[str, str]:
    """The rows that no rule covers, with the reason."""
    return {line["row"]: line["reason"] for line in _read_table("unseen_rows.tsv")}


@functools.cache
def load_cases() -> tuple[Case, ...]:
    """All cases, recorded ones first."""
    rows = {line["case"]: tuple(line["rows"].split()) for line in _read_table("rows.tsv")}
    return tuple(
        Case(
            identifier=record["id"],
            files=record["files"],
            main=record["main"],
            verdict=record["verdict"],
            lines=tuple(record["lines"]),
            rows=rows.get(record["id"], ()),
        )
        for name in ("cases.jsonl", *sorted(path.name for path in FOLDER.glob("own_cases*.jsonl")))
        for record in map(json.loads, (FOLDER / name).read_text(encoding="utf-8").splitlines())
    )


def owed_cases(covered: frozenset[str]) -> list[Case]:
    """Cases that the engine must answer rightly: all accepted ones, and those about rows that are asked or covered."""
    due = covered | {row.identifier for row in load_rows() if row.asked}
    return [case for case in load_cases() if case.verdict in ("accept", "note") or due.intersection(case.rows)]


def diagnose(case: Case) -> list[Finding]:
    """What the engine says about all files of a case."""
    workspace = Workspace(MemoryDisk({PROJECT + path: text for path, text in case.files.items()}))
    workspace.load(PROJECT + case.main)
    return [
        _finding(workspace, path, diagnostic) for path in case.files for diagnostic in workspace.diagnostics(PROJECT + path)
    ]


def objection(case: Case, findings: Sequence[Finding]) -> str | None:
    """Why the findings do not suit the verdict; None when they do.

    An accepted case must have no error anywhere. A rejected one needs an error in its main file, on a line of the type
    check where one is recorded; a hazard needs a warning there. What is to be noted may stay unsaid.
    Of a whole backend any file may have it.
    """
    # A whole backend was judged by its entry file: what is wrong with another file shows there.
    is_whole = case.main == BACKEND and not case.lines
    in_main = [finding for finding in findings if is_whole or finding.path == case.main]
    if case.verdict in ("accept", "note"):
        errors = [finding for finding in findings if finding.severity is Severity.ERROR]
        return f"false alarm: {errors[0]}" if errors else None
    if case.verdict == "hazard":
        found = [finding for finding in in_main if finding.severity in (Severity.ERROR, Severity.WARNING)]
        return None if found else "no warning"
    errors = [finding for finding in in_main if finding.severity is Severity.ERROR]
    if not errors:
        return "no error"
    if case.lines and not any(finding.line in case.lines for finding in errors):
        return f"no error on line {' or '.join(map(str, case.lines))}: {errors[0]}"
    return None


def _finding(workspace: Workspace, path: str, diagnostic: Diagnostic) -> Finding:
    document = workspace.document(PROJECT + path)
    line = document.line_of(diagnostic.start) + 1 if document else 0
    return Finding(path, line, diagnostic.severity, diagnostic.code, diagnostic.message)


def _read_table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
