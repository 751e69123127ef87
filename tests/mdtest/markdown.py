"""Reading test cases from Markdown. The format is described in README.md beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

DEFAULT_PATH = "amplify/data/resource.ts"

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_FENCE = re.compile(r"(`{3,}|~{3,})\s*(\S*)\s*(.*)$")
_PATH_LINE = re.compile(r"`([^`]+)`:$")
_FIXED = re.compile(r'fixed=(?:"([^"]*)"|(\S+))$')
_DIFFERENCE = "diff"
_LANGUAGES = frozenset({"ts", "tsx", "js", "json", "graphql", _DIFFERENCE})

_STAGE = r"\s*\((types|synth|deploy|runtime)\)"
_LEAD = r"(?://|#)"
"""A comment of TypeScript or of GraphQL."""
_ONE = rf'{_LEAD}\s*(error|warning|information|hint):\s*\[([^\]\s]+)\](?:{_STAGE})?(?:\s*"((?:[^"\\]|\\.)*)")?'
_EXPECTATION = re.compile(_ONE)
_EXPECTATIONS = re.compile(rf"\s*(?:{_ONE}\s*)+$")
_LIKELY_EXPECTATION = re.compile(rf"{_LEAD}\s*(?:error|warning|information|hint)\s*:?\s*\[")
_CARETS = re.compile(rf"^\s*{_LEAD}[\s^.]*\^[\s^.]*$")
_CARET_GROUP = re.compile(r"\^+(?:\.\.\.)?")


class FormatError(Exception):
    """A test file that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a finding starts and ends in a line: 0-based cells. `end` is None when it ends in a later line."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Expectation:
    """A finding that must be there. `line` is 0-based; an empty `message` or `stage` fits every one.

    `written` is the 0-based line of the block that has it, which is not `line` where it is on a line of its own.
    """

    line: int
    severity: str
    code: str
    message: str
    columns: Columns | None = None
    stage: str = ""
    written: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of a case, without the comments of the test. `line` is the 1-based line of the Markdown where its block begins."""

    path: str
    text: str
    expectations: tuple[Expectation, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class FixedText:
    """What a file must be after a fix. `fix` is a title without backticks, a number that counts from 1, or `all`.

    `text` is the whole file, or its difference from the file before. `line` is as in `SourceFile`.
    """

    path: str
    fix: str
    text: str
    is_difference: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One project and what must be found in it. `line` is the 1-based line of its heading."""

    name: str
    line: int
    files: tuple[SourceFile, ...]
    fixed: tuple[FixedText, ...]


@dataclass(slots=True)
class _Section:
    level: int
    title: str
    line: int
    parent: _Section | None
    has_children: bool = False
    files: dict[str, SourceFile] = field(default_factory=dict)
    fixed: list[FixedText] = field(default_factory=list)

    def name(self) -> str:
        return f"{self.parent.name()} / {self.title}" if self.parent and self.parent.title else self.title

    def all_files(self) -> dict[str, SourceFile]:
        return {**(self.parent.all_files() if self.parent else {}), **self.files}


def identifier(name: str) -> str:
    """Return the name of a case as `-k` takes it: words of lower case with hyphens, a slash between headings."""
    return "/".join("-".join(re.findall(r"\w+", heading.lower())) for heading in name.split(" / "))


def read_cases(markdown: str) -> list[Case]:
    """Return the cases of a Markdown text. Raises FormatError."""
    cases = []
    for section in _sections(markdown):
        if section.has_children:
            if section.fixed:
                raise FormatError(f"line {section.line}: a block with `fixed=` belongs to a case without sub-headings")
            continue
        if section.files:
            cases.append(Case(section.name(), section.line, tuple(section.all_files().values()), tuple(section.fixed)))
        elif section.fixed:
            raise FormatError(f"line {section.line}: a block with `fixed=` needs a file in the same case")
    return cases


def read_source(path: str, text: str, first: int = 0) -> SourceFile:
    """Take the comments of the test out of a block that begins on the line `first`. Raises FormatError."""
    kept: list[str] = []
    expectations: list[Expectation] = []
    about_next: list[Expectation] = []
    latest: list[int] = []
    for number, line in enumerate(text.split("\n")):
        if _CARETS.match(line):
            _place(expectations, latest, line, number)
            kept.append("")
            continue
        found = _EXPECTATIONS.search(line)
        if not found and _LIKELY_EXPECTATION.search(line):
            raise FormatError(f"{path}: not an expectation: {line.strip()}")
        code = line[: found.start()] if found else line
        here = [_expectation(match, number) for match in _EXPECTATION.finditer(found.group())] if found else []
        kept.append(code)
        if not code.strip():
            about_next += here
            continue
        latest = list(range(len(expectations), len(expectations) + len(about_next) + len(here)))
        expectations += [replace(each, line=number) for each in (*about_next, *here)]
        about_next = []
    if about_next:
        raise FormatError(f"{path}: no line follows the expectation of `{about_next[0].code}`")
    return SourceFile(path, "\n".join(kept), tuple(expectations), first)


def _expectation(match: re.Match[str], number: int) -> Expectation:
    severity, code, stage, message = match.groups(default="")
    return Expectation(number, severity, code, message.replace('\\"', '"').replace("\\\\", "\\"), stage=stage, written=number)


def _place(expectations: list[Expectation], latest: list[int], line: str, number: int) -> None:
    """Give the carets of a line to the expectations of the line above that have none yet."""
    waiting = [index for index in latest if expectations[index].columns is None]
    groups = list(_CARET_GROUP.finditer(line))
    if len(groups) > len(waiting):
        raise FormatError(f"line {number + 1} of a block: carets without an expectation: {line.strip()}")
    for index, group in zip(waiting, groups, strict=False):
        end = None if group.group().endswith(".") else group.end()
        expectations[index] = replace(expectations[index], columns=Columns(group.start(), end))


def _sections(markdown: str) -> list[_Section]:
    sections = [_Section(0, "", 1, None)]
    lines = markdown.split("\n")
    number = 0
    before = ""
    latest_path = DEFAULT_PATH
    while number < len(lines):
        line = lines[number]
        number += 1
        if heading := _HEADING.match(line):
            sections.append(_child(sections, len(heading[1]), heading[2], number))
            before, latest_path = "", DEFAULT_PATH
        elif fence := _FENCE.match(line):
            body, after = _body(lines, number, fence[1])
            if fence[2] in _LANGUAGES:
                latest_path = _add_block(sections[-1], fence, _Body(body, number + 1), before, latest_path)
            number, before = after, ""
        elif line.strip():
            before = line.strip()
    return sections


def _child(sections: list[_Section], level: int, title: str, line: int) -> _Section:
    parent: _Section | None = sections[-1]
    while parent and parent.level >= level:
        parent = parent.parent
    if parent:
        parent.has_children = True
    return _Section(level, title, line, parent)


def _body(lines: list[str], number: int, fence: str) -> tuple[str, int]:
    """Return the text of a fenced block and the index of the line after it."""
    for end in range(number, len(lines)):
        closing = lines[end].strip()
        if closing.startswith(fence) and not closing.strip(fence[0]):
            return "".join(f"{line}\n" for line in lines[number:end]), end + 1
    raise FormatError(f"line {number}: this block has no end")


class _Body(NamedTuple):
    """The text of a block and the 1-based line where it begins."""

    text: str
    line: int


def _add_block(section: _Section, fence: re.Match[str], body: _Body, before: str, latest_path: str) -> str:
    """Put a block into its section and return the path that it is about."""
    named = _PATH_LINE.search(before)
    is_difference = fence[2] == _DIFFERENCE
    if not fence[3]:
        if is_difference:
            return latest_path
        path = named[1] if named else DEFAULT_PATH
        if path in section.files:
            raise FormatError(f"line {section.line}: `{path}` is there twice")
        section.files[path] = read_source(path, *body)
        return path
    fixed = _FIXED.match(fence[3].strip())
    if not fixed:
        raise FormatError(f"line {section.line}: `{fence[3]}` is not understood after the language of a block")
    path = named[1] if named else latest_path
    title = fixed[1] if fixed[1] is not None else fixed[2]
    section.fixed.append(FixedText(path, title, body.text, is_difference, body.line))
    return path
