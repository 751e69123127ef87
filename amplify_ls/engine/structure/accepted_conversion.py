"""The conversion of a Gen 1 API whose result has no errors, because our own rules check it first.

Gen 1 accepts what Gen 2 rejects, such as a required field that some readers of its model cannot read. What one fix corrects
is corrected, and a note says so at its place; a result that still has errors is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.conversion.convert import BUILDER, STRING, ConversionError, convert
from amplify_ls.conversion.notes import decide
from amplify_ls.edits.operations import TextEdit
from amplify_ls.edits.render import render
from amplify_ls.edits.style import indentation_at, line_start
from amplify_ls.engine.checks import ProjectChecks
from amplify_ls.engine.fixing import MOST_ROUNDS, applied, joined
from amplify_ls.engine.membership import read_project
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.conversion.notes import Note
    from amplify_ls.conversion.result import Conversion
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.model.project import Project
    from amplify_ls.rules.rule import Finding, Rule

_FOLDER = "/project/amplify"
_RESULT = f"{_FOLDER}/data/resource.ts"
# A user pool for the rules that need one: the author has to define it anyway.
_AROUND = {
    f"{_FOLDER}/auth/resource.ts": (
        "import { defineAuth } from '@aws-amplify/backend';\n\n"
        "export const auth = defineAuth({ loginWith: { email: true } });\n"
    ),
    f"{_FOLDER}/backend.ts": (
        "import { defineBackend } from '@aws-amplify/backend';\n"
        "import { auth } from './auth/resource';\n"
        "import { data } from './data/resource';\n\n"
        "defineBackend({ auth, data });\n"
    ),
}
_ABOUT_OTHER_FILES = frozenset({"data/missing-resolver-file", "data/unknown-data-source"})
"""Errors about what the notes ask the author to add outside the result."""


class _Fault(NamedTuple):
    """An error in the result, and the entry that has it."""

    rule: Rule
    finding: Finding
    entry: str


class _Correction(NamedTuple):
    """The edits that remove an error, with the note as a comment."""

    edits: tuple[TextEdit, ...]
    note: Note


def accepted_conversion(api: Api, function_sources: Mapping[str, str], route: str = BUILDER) -> Conversion:
    """Convert an API without obstacles to a schema without errors.

    The arguments are those of `convert`. Raises ConversionError if there is no such schema.
    """
    result = convert(api, function_sources, route)
    return result if route == STRING else _corrected(result)


def _corrected(result: Conversion) -> Conversion:
    text, notes = result.text, [*result.notes]
    for _ in range(MOST_ROUNDS):
        project = read_project(MemoryDisk({**_AROUND, _RESULT: text}), _FOLDER)
        faults = tuple(_faults(project))
        if not faults:
            return result._replace(text=text, notes=tuple(notes))
        corrections = [found for fault in faults if (found := _correction(project, fault)) is not None]
        if not corrections:
            break
        taken = joined(each.edits for each in corrections).edits
        notes += [each.note for each in corrections if set(each.edits) <= set(taken)]
        text = applied(text.encode(), taken).decode()
    reason = _as_clause(faults[0].finding.message).rstrip(".")
    raise ConversionError(f"Gen 2 would reject the result: {reason}; `--route string` keeps the schema as it is")


def _faults(project: Project) -> Iterator[_Fault]:
    checks = ProjectChecks(project)
    for data in project.data:
        for name in data.names:
            for rule, finding in checks.of_entry(data, name):
                if (finding.severity or rule.severity) is Severity.ERROR and rule.code not in _ABOUT_OTHER_FILES:
                    yield _Fault(rule, finding, name)


def _correction(project: Project, fault: _Fault) -> _Correction | None:
    fix = next((each for each in fault.rule.fix(fault.finding) if each.is_preferred), None)
    edits = () if fix is None else render(fix.operations, project.sources)
    if fix is None or not edits or any(edit.path != _RESULT for edit in edits):
        return None
    reason = _as_clause(fault.finding.message)
    note = decide(fault.entry, f"{reason} Gen 2 rejects this, so the result has a change: {fix.title}.")
    return _Correction((_comment(project, fault, note), *edits), note)


def _comment(project: Project, fault: _Fault, note: Note) -> TextEdit:
    """The note as a comment above the line of an error."""
    data = project.sources.known_text(_RESULT) or b""
    start = fault.finding.span.resolve()[0]
    line, indentation = line_start(data, start), indentation_at(data, start).decode()
    return TextEdit(_RESULT, line, line, "".join(f"{indentation}// {each}\n" for each in note.comment.split("\n")))


def _as_clause(sentence: str) -> str:
    """A sentence as it is written after a colon."""
    return f"the{sentence[3:]}" if sentence.startswith("The ") else sentence
