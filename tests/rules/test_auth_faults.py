"""Every problem of the options of `defineAuth` and `referenceAuth` belongs to one auth rule, which reports it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine.checks import run
from amplify_ls.engine.projects import source_files
from amplify_ls.fit.faults import problems_of
from amplify_ls.fit.problems import BadLink, Problem, UnusedParameter, is_explained
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.loading import listed
from amplify_ls.model.project import Project
from amplify_ls.rules.claims import claims_on
from amplify_ls.rules.options.auth_faults import auth_finding, is_later, missing_urls, reported_as
from amplify_ls.rules.registry import all_rules, rule_for
from amplify_ls.rules.rule import Severity, Stage, Subject
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources
from tests.conformance.cases import load_cases

if TYPE_CHECKING:
    from amplify_ls.model.resources.auth import Auth

CASES = Path(__file__).parents[1] / "mdtest/cases/auth"
_BLOCK = re.compile(r"^```ts\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def texts() -> list[tuple[str, str]]:
    """Files with faults: the recorded cases of the packages, and those of the tests in Markdown."""
    recorded = [(case.identifier, case.files[case.main]) for case in load_cases() if case.identifier.startswith("auth/")]
    written = [
        (f"{path.stem} {index}", text)
        for path in sorted(CASES.glob("*.md"))
        for index, text in enumerate(_BLOCK.findall(path.read_text(encoding="utf-8")))
        if "auth = " in text
    ]
    assert len(written) > 80
    return [*recorded, *written]


def auth_of(text: str) -> Auth | None:
    disk = MemoryDisk({"/p/amplify/auth/resource.ts": text})
    sources = Sources(disk, is_amplify_package)
    project = Project("/p/amplify", sources, listed(source_files(disk, "/p/amplify")))
    return project.auth[0] if project.auth else None


@pytest.mark.parametrize(("name", "text"), texts())
def test_every_problem_is_reported_once(name: str, text: str) -> None:
    auth = auth_of(text)
    if auth is None:
        return
    sorted_out = claims_on(Subject.AUTH).sorted_out(problems_of(auth))
    assert sum(map(len, sorted_out.values())) == len([problem for problem in problems_of(auth) if not is_explained(problem)])
    found = run([rule for rule in all_rules() if rule.subject is Subject.AUTH], auth)
    places = {(rule.code, finding.span) for rule, finding in found}
    for code, problems in sorted_out.items():
        for problem in problems:
            is_reported = (code, problem.span) in places
            assert is_reported or is_left_out(auth, problem, code), (name, code, problem)
            others = [rule.code for rule, finding in found if finding.span == problem.span and rule.code != code]
            assert not others, (name, code, others)


def is_left_out(auth: Auth, problem: Problem, code: str) -> bool:
    """Whether it is left out on purpose: another finding is about the same slip, or the text is fine after all."""
    if code == "auth/no-login-method":
        return bool(reported_as(auth, "auth/unknown-login-method"))
    if code == "auth/misplaced-option":
        return any(missing.cause is problem for missing in missing_urls(auth))
    if code == "auth/missing-login":
        return bool(reported_as(auth, "auth/unknown-option"))
    return isinstance(problem, (UnusedParameter, BadLink))


@pytest.mark.parametrize(("name", "text"), texts())
def test_weight_follows_who_refuses_it(name: str, text: str) -> None:
    auth = auth_of(text)
    for code, problems in claims_on(Subject.AUTH).sorted_out(problems_of(auth)).items() if auth is not None else ():
        rule = rule_for(code)
        assert rule is not None
        for problem in problems:
            assert auth is not None
            finding = auth_finding(auth, problem, "")
            if problem.is_in_arm or not is_later(auth, problem):
                assert finding.stage in (Stage.TYPES, Stage.RUNTIME)
                assert finding.severity is (Severity.ERROR if problem.is_seen else Severity.WARNING)
                continue
            assert finding.severity is Severity.ERROR, name
            assert Stage.SYNTH in (rule.stages if finding.stage is None else (finding.stage,)), name
