"""Blocks of a case as they must be for the case to pass. Pure: texts in, replacements out."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tests.mdtest.comparing import columns_of, matched
from tests.mdtest.markdown import Expectation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.mdtest.comparing import Found
    from tests.mdtest.markdown import Case, Columns, FixedText, SourceFile

_FIRST_CELL_OF_CARETS = 2


class Replacement(NamedTuple):
    """New lines for the block whose text begins on a 1-based line of the Markdown."""

    line: int
    lines: list[str]


def block_at(markdown: Sequence[str], line: int) -> list[str]:
    """Return the lines of the block whose text begins on a 1-based line."""
    opening = markdown[line - 2].strip()
    fence = opening[: len(opening) - len(opening.lstrip(opening[0]))]
    end = next(at for at in range(line - 1, len(markdown)) if markdown[at].strip() == fence)
    return list(markdown[line - 1 : end])


def replaced(markdown: str, replacements: Iterable[Replacement]) -> str:
    """Return a Markdown text with other lines in some of its blocks."""
    lines = markdown.split("\n")
    for line, new in sorted(replacements, reverse=True):
        lines[line - 1 : line - 1 + len(block_at(lines, line))] = new
    return "\n".join(lines)


def expectations_of(case: Case, found: Sequence[Found], markdown: Sequence[str]) -> list[Replacement]:
    """Return the files of a case with the findings that they have. Files that it shares with other cases are left alone."""
    out: list[Replacement] = []
    for file in case.files:
        if file.line < case.line:
            continue
        block = block_at(markdown, file.line)
        lines = _with_expectations(file, block, found)
        out += [Replacement(file.line, lines)] if lines != block else []
    return out


def fixed_text(expected: FixedText, block: Sequence[str], after: Sequence[str]) -> Replacement:
    """Return a block about a fix with the lines that the fix leads to; empty lines stay where lines are kept."""
    kept: list[str] = []
    matcher = difflib.SequenceMatcher(None, [line.rstrip() for line in block], list(after), autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        new = after[new_start:new_end]
        kept += new or [line for line in block[start:end] if not line.strip()]
    return Replacement(expected.line, kept)


def _with_expectations(file: SourceFile, block: Sequence[str], found: Sequence[Found]) -> list[str]:
    missing, unexpected = matched(file, found)
    code = file.text.split("\n")
    wanted: dict[int, list[Expectation]] = {}
    changed = {each.line for each in missing} | {finding.start[0] for finding in unexpected}
    for each in file.expectations:
        if each.line in changed and not any(each is other for other in missing):
            wanted.setdefault(each.line, []).append(each)
    for finding in unexpected:
        wanted.setdefault(finding.start[0], []).append(_expectation(finding, missing, code[finding.start[0]]))
    about = _lines_about(file, block)
    lead = "#" if file.path.endswith(".graphql") else "//"
    out: list[str] = []
    for number, line in enumerate(block):
        if number not in changed:
            out += [line] if about.get(number) not in changed else []
            continue
        here = sorted(wanted.get(number, ()), key=lambda each: each.columns is None)
        out.append(" ".join([code[number].rstrip(), *(f"{lead} {_written(each)}" for each in here)]))
        ranges = [each.columns for each in here if each.columns and each.columns.start >= _FIRST_CELL_OF_CARETS]
        out += [f"{lead:<2}{_carets(columns)}" for columns in ranges]
    return out


def _expectation(finding: Found, missing: Iterable[Expectation], line: str) -> Expectation:
    """Return the expectation of a finding; it has a range or a stage where one that it takes the place of has."""
    new = Expectation(finding.start[0], finding.severity, finding.code, finding.message)
    old = next((each for each in missing if (each.line, each.code) == (new.line, new.code)), None)
    if old is None:
        return new
    return replace(
        new,
        message=old.message if old.message in finding.message else finding.message,
        stage=finding.stage if old.stage else "",
        columns=columns_of(line, finding) if old.columns else None,
    )


def _lines_about(file: SourceFile, block: Sequence[str]) -> dict[int, int]:
    """Return the lines that hold nothing but expectations or carets, with the line of code that they are about."""
    code = file.text.split("\n")
    about = {each.written: each.line for each in file.expectations if each.written != each.line}
    latest = 0
    for number, line in enumerate(block):
        if code[number].strip():
            latest = number
        elif line.strip() and number not in about:
            about[number] = latest
    return about


def _written(expectation: Expectation) -> str:
    stage = f" ({expectation.stage})" if expectation.stage else ""
    message = expectation.message.replace("\\", "\\\\").replace('"', '\\"')
    return f"{expectation.severity}: [{expectation.code}]{stage}" + (f' "{message}"' if message else "")


def _carets(columns: Columns) -> str:
    before = " " * (columns.start - _FIRST_CELL_OF_CARETS)
    return before + ("^..." if columns.end is None else "^" * (columns.end - columns.start))
