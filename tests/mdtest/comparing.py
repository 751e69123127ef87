"""What was found against what was expected. Pure: strings in, complaints out."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.syntax_errors import SYNTAX_ERROR
from tests.mdtest.markdown import Columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.mdtest.markdown import Case, Expectation, SourceFile


class Found(NamedTuple):
    """A finding of one of the three ways. Positions are (line, character), 0-based, in UTF-16 units."""

    path: str
    start: tuple[int, int]
    end: tuple[int, int]
    severity: str
    code: str
    message: str
    stage: str


def complaints(case: Case, found: Sequence[Found]) -> list[str]:
    """Return a sentence for each missing, unexpected or misplaced finding; none when all is as expected."""
    paths = {file.path for file in case.files}
    out = [_unexpected(finding) for finding in found if finding.path not in paths]
    for file in case.files:
        out += _complaints_of_file(file, found)
    return out


def differences(one: str, first: Iterable[Found], other: str, second: Iterable[Found]) -> list[str]:
    """Return a sentence for each finding that just one of two ways has. `one` and `other` name the ways."""
    first_set, second_set = set(first), set(second)
    only_first = [f"{one} finds, {other} does not: {_shown(finding)}" for finding in sorted(first_set - second_set)]
    only_second = [f"{other} finds, {one} does not: {_shown(finding)}" for finding in sorted(second_set - first_set)]
    return only_first + only_second


def without_syntax_errors(found: Iterable[Found]) -> list[Found]:
    """Return what an editor shows: syntax errors are TypeScript's to report there."""
    return [finding for finding in found if finding.code != SYNTAX_ERROR]


class Match(NamedTuple):
    """How the expectations of a file and the findings in it fit each other."""

    missing: list[Expectation]
    unexpected: list[Found]


def matched(file: SourceFile, found: Iterable[Found]) -> Match:
    """Give each expectation a finding of its own, as far as there is one."""
    left = [finding for finding in found if finding.path == file.path]
    missing: list[Expectation] = []
    # Expectations with a range choose first, or one without could take the finding that another names exactly.
    for expectation in sorted(file.expectations, key=lambda expectation: expectation.columns is None):
        match = next((finding for finding in left if _fits(file, expectation, finding)), None)
        if match is None:
            missing.append(expectation)
        else:
            left.remove(match)
    return Match(missing, left)


def _complaints_of_file(file: SourceFile, found: Sequence[Found]) -> list[str]:
    missing, unexpected = matched(file, found)
    lines = [f"{file.path}:{expectation.line + 1}: missing: {_wanted(expectation)}" for expectation in missing]
    return lines + [_unexpected(finding) for finding in unexpected]


def _fits(file: SourceFile, expectation: Expectation, finding: Found) -> bool:
    if (finding.start[0], finding.severity, finding.code) != (expectation.line, expectation.severity, expectation.code):
        return False
    if expectation.message not in finding.message or expectation.stage not in ("", finding.stage):
        return False
    columns = expectation.columns
    if columns is None:
        return True
    line = file.text.split("\n")[expectation.line]
    if finding.start[1] != _utf16_at(line, columns.start):
        return False
    if columns.end is None:
        return finding.end[0] > finding.start[0]
    return finding.end == (expectation.line, _utf16_at(line, columns.end))


def columns_of(line: str, finding: Found) -> Columns:
    """Return where a finding is shown in the line where it starts."""
    cells = [0]
    for character in line:
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        cells += [cells[-1]] * (1 if ord(character) > 0xFFFF else 0) + [cells[-1] + width]
    return Columns(cells[finding.start[1]], cells[finding.end[1]] if finding.end[0] == finding.start[0] else None)


def _utf16_at(line: str, cell: int) -> int:
    """Return the UTF-16 column of what a terminal shows at a cell: wide characters take two."""
    units = cells = 0
    for character in line:
        if cells >= cell:
            break
        cells += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        units += 2 if ord(character) > 0xFFFF else 1
    return units


def _wanted(expectation: Expectation) -> str:
    message = f' "{expectation.message}"' if expectation.message else ""
    columns = expectation.columns
    where = f" at characters {columns.start + 1}-{columns.end or '...'}" if columns else ""
    stage = f" ({expectation.stage})" if expectation.stage else ""
    return f"{expectation.severity}: [{expectation.code}]{stage}{message}{where}"


def _unexpected(finding: Found) -> str:
    return f"{finding.path}:{finding.start[0] + 1}: unexpected: {_shown(finding)}"


def _shown(finding: Found) -> str:
    (line, start), (last_line, end) = finding.start, finding.end
    where = f"{line + 1}:{start + 1}-{last_line + 1}:{end + 1}"
    return f'{finding.severity}: [{finding.code}] ({finding.stage}) "{finding.message}" at {finding.path}:{where}'
