"""Checking one case in all three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.checks import failed_rules
from tests.mdtest.comparing import complaints, differences, without_syntax_errors
from tests.mdtest.fixing import NoSuchFixError, chosen, complaint_about_text, lines_after, texts_after
from tests.mdtest.rewriting import block_at, expectations_of, fixed_text
from tests.mdtest.running import (
    check_findings,
    engine_findings,
    mended_by_check,
    server_findings,
    texts_of,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.mdtest.comparing import Found
    from tests.mdtest.fixing import Fix
    from tests.mdtest.markdown import Case, FixedText
    from tests.mdtest.rewriting import Replacement
    from tests.support.language_client import LanguageClient

ALL_FIXES = "all"


class CaseError(Exception):
    """A case is not as its text says. `corrections` are the blocks as they would have to be."""

    def __init__(self, wrong: Sequence[str], corrections: Sequence[Replacement] = ()) -> None:
        super().__init__("\n".join(wrong))
        self.corrections = corrections


class Answer(NamedTuple):
    """What one way says of a case."""

    found: list[Found]
    fixes: list[Fix]


class Answers(NamedTuple):
    """What each of the three ways says of a case."""

    engine: Answer
    check: Answer
    server: Answer
    failed: frozenset[str]
    """The rules that have raised an exception for the first time in this process."""


def check_case(case: Case, folder: Path, client: LanguageClient, markdown: str = "") -> None:
    """Check a case in an empty folder. Raises CaseError with everything that is wrong.

    `markdown` is the text that the case was read from, where corrections are asked for.
    """
    write(case, folder)
    answers = ask(case, folder, client)
    # `check` says the most: what it reports and an editor does not is the syntax errors.
    wrong = complaints(case, answers.check.found)
    wrong += disagreements(answers)
    lines = markdown.split("\n")
    corrections = expectations_of(case, answers.check.found, lines) if markdown else []
    # `check --fix` comes last of all, for it changes the files.
    for expected in sorted(case.fixed, key=lambda expected: expected.fix == ALL_FIXES):
        try:
            after = _after(expected, case, folder, answers.engine.fixes)
        except NoSuchFixError as error:
            wrong.append(str(error))
            continue
        complaint = complaint_about_text(expected, texts_of(case), after)
        wrong += [complaint] if complaint else []
        if complaint and markdown:
            new = lines_after(expected, texts_of(case), after)
            corrections.append(fixed_text(expected, block_at(lines, expected.line), new))
    if wrong:
        raise CaseError(wrong, corrections)


def _after(expected: FixedText, case: Case, folder: Path, fixes: list[Fix]) -> dict[str, str]:
    if expected.fix == ALL_FIXES:
        return mended_by_check(folder)
    return texts_after(texts_of(case), chosen(fixes, expected.fix).edits)


def ask(case: Case, folder: Path, client: LanguageClient) -> Answers:
    """Check a case in all three ways. The folder holds the case."""
    failed = failed_rules()
    engine, check = Answer(*engine_findings(case)), Answer(*check_findings(folder))
    return Answers(engine, check, Answer(*server_findings(client, case, folder)), failed_rules() - failed)


def disagreements(answers: Answers) -> list[str]:
    """Return a sentence for each finding and fix that the three ways do not share, and for each rule that fails."""
    engine, check, server, failed = answers
    return [
        *(f"the rule `{name}` raises an exception" for name in sorted(failed)),
        *differences("the engine", engine.found, "check", without_syntax_errors(check.found)),
        *differences("the engine", engine.found, "the server", server.found),
        *_differing_fixes("check", engine.fixes, check.fixes),
        *_differing_fixes("the server", engine.fixes, server.fixes),
    ]


def _differing_fixes(other: str, fixes: list[Fix], others: list[Fix]) -> list[str]:
    lacking = [f"{other} does not offer {_shown(fix)}" for fix in fixes if fix not in others]
    return lacking + [f"{other} alone offers {_shown(fix)}" for fix in others if fix not in fixes]


def _shown(fix: Fix) -> str:
    finding: Found = fix.finding
    edits = [(edit.path, edit.start, edit.end, edit.text) for edit in fix.edits]
    return f'"{fix.title}" for {finding.code} at {finding.path}:{finding.start[0] + 1}: {edits}'
