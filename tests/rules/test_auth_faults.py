"""Every problem of the options of `defineAuth` and `referenceAuth` belongs to one auth rule, which reports it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.catalog.options import ITEM, RESULT
from amplify_ls.catalog.resources.auth import AUTH, REFERENCE_AUTH
from amplify_ls.catalog.types import Callback, Either, ListOf, Made, MapOf, Record
from amplify_ls.engine.checks import run
from amplify_ls.engine.projects import source_files
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.loading import listed
from amplify_ls.model.fit.problems import Fault, Problem
from amplify_ls.model.project import Project
from amplify_ls.rules.options.auth_faults import CLAIMS, REFUSED_LATER, auth_finding, faults, is_later, missing_urls
from amplify_ls.rules.options.option_faults import by_code, code_of, is_at
from amplify_ls.rules.registry import all_rules, rule_for
from amplify_ls.rules.rule import Severity, Stage, Subject
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources
from tests.conformance.cases import load_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.options import Path as OptionPath
    from amplify_ls.catalog.types import Shape, Type
    from amplify_ls.model.resources.auth import Auth

CASES = Path(__file__).parents[1] / "mdtest/cases/auth"
_BLOCK = re.compile(r"^```ts\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# Keys of the catalog stand for themselves; free ones have these names.
FREE = "custom:name"


def paths_of(shape: Shape, before: OptionPath = ()) -> Iterator[OptionPath]:
    """Every path that a problem can have below a shape, wrong names among them."""
    yield before
    yield (*before, "wrong")
    yield from ((*before, alias.wrong) for alias in shape.aliases)
    options = [
        *shape.options,
        *(option for case in (shape.variants.cases if shape.variants else ()) for option in case.options),
    ]
    for option in options:
        yield from paths_in(option.type, (*before, option.name))
    for pattern in shape.patterns:
        yield from paths_in(pattern.option.type, (*before, FREE))


def paths_in(kind: Type, path: OptionPath) -> Iterator[OptionPath]:
    yield path
    if isinstance(kind, Either):
        for each in kind.types:
            yield from paths_in(each, path)
    elif isinstance(kind, Record):
        yield from paths_of(kind.shape, path)
    elif isinstance(kind, ListOf):
        yield from paths_in(kind.item, (*path, ITEM))
    elif isinstance(kind, MapOf):
        yield from paths_in(kind.value, (*path, FREE))
    elif isinstance(kind, Callback):
        yield from paths_in(kind.returns, (*path, RESULT))
    elif isinstance(kind, Made):
        yield (*path, "secret")
        yield (*path, "to")
        yield (*path, "to", ITEM)


ALL_PATHS = sorted({*paths_of(AUTH), *paths_of(REFERENCE_AUTH)})


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.value)
def test_every_fault_at_every_path_has_a_rule(fault: Fault) -> None:
    span = Span(Anchor("/resource.ts", 0), 0, 0)
    assert len(ALL_PATHS) > 150
    for path in ALL_PATHS:
        code = code_of(Problem(fault, path or ("wrong",), span, is_seen=True), CLAIMS)
        rule = rule_for(code)
        assert rule is not None, code
        # What calls are given too much is told for all resources by one rule.
        assert rule.subject is (Subject.PROJECT if fault is Fault.EXTRA_ARGUMENT else Subject.AUTH)


def test_every_claim_has_a_rule_and_takes_something() -> None:
    codes = {rule.code for rule in all_rules()}
    assert {claim.code for claim in CLAIMS} <= codes
    for claim in CLAIMS:
        assert claim.path == "" or any(is_at(path, claim.path) for path in ALL_PATHS), claim


def test_what_is_refused_later_is_told_of_paths_that_exist() -> None:
    for refusal in REFUSED_LATER:
        if refusal.path:
            assert any(is_at(path, refusal.path) for path in ALL_PATHS), refusal


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
    sorted_out = by_code(auth.problems, CLAIMS)
    assert sum(map(len, sorted_out.values())) == len([problem for problem in auth.problems if problem.cause is None])
    found = run([rule for rule in all_rules() if rule.subject is Subject.AUTH], auth)
    places = {(rule.code, finding.span) for rule, finding in found}
    for code, problems in sorted_out.items():
        for problem in problems:
            is_reported = (code, problem.span) in places
            assert is_reported or is_explained(auth, problem, code), (name, code, problem)
            others = [rule.code for rule, finding in found if finding.span == problem.span and rule.code != code]
            assert not others, (name, code, others)


def is_explained(auth: Auth, problem: Problem, code: str) -> bool:
    """Whether it is left out on purpose: another finding is about the same slip, or the text is fine after all."""
    if code == "auth/no-login-method":
        return bool(faults(auth, "auth/unknown-login-method"))
    if code == "auth/misplaced-option":
        return any(missing.cause is problem for missing in missing_urls(auth))
    if code == "auth/missing-login":
        return bool(faults(auth, "auth/unknown-option"))
    return problem.fault in (Fault.UNUSED_PARAMETER, Fault.BAD_LINK)


@pytest.mark.parametrize(("name", "text"), texts())
def test_weight_follows_who_refuses_it(name: str, text: str) -> None:
    auth = auth_of(text)
    for code, problems in by_code(auth.problems, CLAIMS).items() if auth is not None else ():
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
