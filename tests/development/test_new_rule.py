"""`make new-rule`: what it writes fails until it is filled in."""

from __future__ import annotations

import importlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from amplify_ls.rules.pages import HEADINGS
from amplify_ls.rules.rule import Rule, Subject
from development.new_rule.skeleton import (
    SUBJECTS,
    NewRule,
    SkeletonError,
    cases_text,
    module_text,
    new_rule,
    unfilled,
    with_line,
    write,
)
from tests.mdtest.comparing import complaints
from tests.mdtest.markdown import read_cases

ROOT = Path(__file__).parents[2]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one topic of data rules, one rule in it, and a changelog."""
    topic = tmp_path / "amplify_ls/rules/data/keys"
    topic.mkdir(parents=True)
    (topic / "__init__.py").touch()
    (topic / "missing_identifier.py").touch()
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One.\n\n## 1.0.0\n\n- Two.\n")
    return tmp_path


def rule_of(text: str, path: Path) -> tuple[Rule, str]:
    """The rule of a module that is written to a path, and its page."""
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("skeleton", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.RULE, module.__doc__ or ""


def test_nothing_of_a_skeleton_is_left() -> None:
    assert unfilled(ROOT) == []


def test_three_files_are_written_with_places_to_fill_in(repository: Path) -> None:
    paths = write(repository, new_rule(repository, "data/odd-key", "entry", "keys"))
    assert paths == ("amplify_ls/rules/data/keys/odd_key.py", "tests/mdtest/cases/data/odd-key.md", "CHANGELOG.md")
    assert {place.rpartition(":")[0] for place in unfilled(repository)} == set(paths)


def test_the_line_of_the_changelog_ends_the_list_of_what_was_added(repository: Path) -> None:
    changelog = with_line((repository / "CHANGELOG.md").read_text(), "- New.")
    assert changelog == "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One.\n- New.\n\n## 1.0.0\n\n- Two.\n"
    assert with_line("### Added\n\n- One.\n", "- New.") == "### Added\n\n- One.\n- New.\n"


@pytest.mark.parametrize("subject", Subject)
def test_the_module_is_a_rule_about_its_subject(subject: Subject, tmp_path: Path) -> None:
    rule, page = rule_of(module_text(NewRule("data", "odd-key", subject)), tmp_path / "odd_key.py")
    assert (rule.code, rule.subject) == ("data/odd-key", subject)
    assert list(rule.check(None)) == []
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == list(HEADINGS[:3])
    _, module, kind = SUBJECTS[subject]
    assert hasattr(importlib.import_module(f"amplify_ls.{module}"), kind)


def test_the_module_is_formatted(tmp_path: Path) -> None:
    path = tmp_path / "odd_key.py"
    path.write_text(module_text(NewRule("data", "odd-key", Subject.PARTS)), encoding="utf-8")
    for command in (["check"], ["format", "--check"]):
        arguments = [sys.executable, "-m", "ruff", *command, "--config", str(ROOT / "pyproject.toml"), str(path)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_the_cases_expect_what_the_rule_does_not_report_yet(repository: Path) -> None:
    rule = new_rule(repository, "data/odd-key", "entry")
    write(repository, rule)
    faulty, fine = read_cases((repository / rule.cases).read_text(encoding="utf-8"))
    assert ["[data/odd-key]" in each for each in complaints(faulty, [])] == [True]
    assert complaints(fine, []) == []


@pytest.mark.parametrize(
    ("family", "file"),
    [("data", "amplify/data/resource.ts"), ("auth", "amplify/auth/resource.ts"), ("project", "amplify/backend.ts")],
)
def test_the_cases_are_about_the_file_of_the_family(family: str, file: str) -> None:
    cases = read_cases(cases_text(NewRule(family, "odd-key", Subject.PROJECT)))
    assert [[each.path for each in case.files] for case in cases] == [[file], [file]]


def test_a_rule_about_gen_1_has_a_schema_in_its_page_and_its_cases(repository: Path) -> None:
    (repository / "amplify_ls/rules/gen1").mkdir()
    rule = new_rule(repository, "gen1/odd-key", "gen1 definition")
    write(repository, rule)
    assert re.findall("^```(.+)", (repository / rule.module).read_text(encoding="utf-8"), re.MULTILINE) == [
        "graphql bad",
        "graphql good",
    ]
    faulty, fine = read_cases((repository / rule.cases).read_text(encoding="utf-8"))
    assert [file.path for file in faulty.files] == ["amplify/backend/api/app/schema.graphql"]
    assert ["[gen1/odd-key]" in each for each in complaints(faulty, [])] == [True]
    assert complaints(fine, []) == []


@pytest.mark.parametrize(
    ("code", "subject", "topic", "message"),
    [
        ("data", "entry", "", "not a family of rules and a name"),
        ("data/Odd", "entry", "", "not a family of rules and a name"),
        ("dat/odd", "entry", "", "not a family of rules and a name"),
        ("data/odd", "model", "", "the subject 'model' is none of entry, parts"),
        ("data/odd", "entry", "key", "the topic 'key' is none of the folders of data: keys"),
        ("data/missing-identifier", "entry", "", "keys/missing_identifier.py exists"),
    ],
)
def test_what_cannot_be_written(repository: Path, code: str, subject: str, topic: str, message: str) -> None:
    with pytest.raises(SkeletonError, match=message):
        new_rule(repository, code, subject, topic)
