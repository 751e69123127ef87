"""Schemas made at random, right ones with up to two slips, and whether the real packages accepted them (types left out)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amplify_ls.rules.rule import Severity
from tests.rules.examples import check, fixed, project, shown

_HEAD = "import { a, defineData } from '@aws-amplify/backend';\n\nconst schema = a.schema({\n"
_TAIL = "\n}).authorization((allow) => [allow.authenticated()]);\n\nexport const data = defineData({ schema });\n"
_REFUSED_BY_TYPES_ONLY = frozenset({"data/unknown-identifier-field", "data/unsuitable-identifier-field", "data/extra-argument"})
_MOST_FIXES = 15


def _cases() -> list[dict[str, str | bool]]:
    lines = (Path(__file__).parent / "random_relations.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _files(case: dict[str, str | bool]) -> dict[str, str]:
    return project("data/random", f"{_HEAD}{case['entries']}{_TAIL}")


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case["id"])) for case in _cases()])
def test_an_error_says_what_the_packages_refuse_and_fixes_come_to_rest(case: dict[str, str | bool]) -> None:
    files = _files(case)
    findings = check(files)
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if case["accepted"]:
        errors = [found for found in errors if found.code not in _REFUSED_BY_TYPES_ONLY]
        assert shown(errors) == []
    else:
        assert errors
    seen = [files]
    for _ in range(_MOST_FIXES):
        fix = next((fix for found in findings for fix in found.fixes()[:1]), None)
        if fix is None:
            return
        files = fixed(files, fix)
        assert files not in seen
        seen.append(files)
        findings = check(files)
    pytest.fail(f"more than {_MOST_FIXES} fixes")
