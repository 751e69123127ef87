"""Checking one case in all three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mdtest.comparing import complaints, differences, without_syntax_errors
from tests.mdtest.fixing import NoSuchFixError, chosen, complaint_about_text, texts_after
from tests.mdtest.running import (
    check_findings,
    engine_findings,
    mended_by_check,
    server_findings,
    texts_of,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mdtest.comparing import Found
    from tests.mdtest.fixing import Fix
    from tests.mdtest.markdown import Case
    from tests.support.language_client import LanguageClient

ALL_FIXES = "all"


class CaseError(Exception):
    """A case is not as its text says."""


def check_case(case: Case, folder: Path, client: LanguageClient) -> None:
    """Check a case in an empty folder. Raises CaseError with everything that is wrong."""
    write(case, folder)
    # `check` says the most: what it reports and an editor does not is the syntax errors.
    wrong = complaints(case, check_findings(folder)[0])
    wrong += disagreements(case, folder, client)
    wrong += _complaints_about_fixes(case, engine_findings(case)[1])
    wrong += _complaints_about_mending(case, folder)
    if wrong:
        raise CaseError("\n".join(wrong))


def disagreements(case: Case, folder: Path, client: LanguageClient) -> list[str]:
    """Return a sentence for each finding and fix that the three ways do not share. The folder holds the case."""
    by_engine, fixes = engine_findings(case)
    by_check, fixes_of_check = check_findings(folder)
    by_server, fixes_of_server = server_findings(client, case, folder)
    return [
        *differences("the engine", by_engine, "check", without_syntax_errors(by_check)),
        *differences("the engine", by_engine, "the server", by_server),
        *_differing_fixes("check", fixes, fixes_of_check),
        *_differing_fixes("the server", fixes, fixes_of_server),
    ]


def _differing_fixes(other: str, fixes: list[Fix], others: list[Fix]) -> list[str]:
    lacking = [f"{other} does not offer {_shown(fix)}" for fix in fixes if fix not in others]
    return lacking + [f"{other} alone offers {_shown(fix)}" for fix in others if fix not in fixes]


def _shown(fix: Fix) -> str:
    finding: Found = fix.finding
    edits = [(edit.path, edit.start, edit.end, edit.text) for edit in fix.edits]
    return f'"{fix.title}" for {finding.code} at {finding.path}:{finding.start[0] + 1}: {edits}'


def _complaints_about_fixes(case: Case, fixes: list[Fix]) -> list[str]:
    out: list[str] = []
    for expected in case.fixed:
        if expected.fix == ALL_FIXES:
            continue
        try:
            edits = chosen(fixes, expected.fix).edits
        except NoSuchFixError as error:
            out.append(str(error))
            continue
        complaint = complaint_about_text(expected, texts_after(texts_of(case), edits))
        out += [complaint] if complaint else []
    return out


def _complaints_about_mending(case: Case, folder: Path) -> list[str]:
    """Run `check --fix` last of all, for it changes the files."""
    wanted = [expected for expected in case.fixed if expected.fix == ALL_FIXES]
    if not wanted:
        return []
    after = mended_by_check(folder)
    found = [complaint_about_text(expected, after) for expected in wanted]
    return [complaint for complaint in found if complaint]
