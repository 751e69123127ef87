"""Every rule is what its page says: the bad example has the fault and no other, the good one has none."""

from __future__ import annotations

import ast
import functools
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.rules.package_messages import GAP
from amplify_ls.rules.registry import all_rules, documentation
from amplify_ls.rules.rule import Severity, Stage
from tests.conformance.cases import load_rows
from tests.rules.examples import TOO_LONG, check, examples, fixed, project, shown

if TYPE_CHECKING:
    from amplify_ls.engine import Diagnostic
    from amplify_ls.rules.rule import Rule

RULES = [pytest.param(rule, id=rule.code) for rule in all_rules()]
WITH_EXAMPLES = [
    pytest.param(rule, id=rule.code)
    for rule in all_rules()
    if (rule.code.startswith(("data/", "auth/")) and rule.code not in TOO_LONG) or examples(documentation(rule.code))
]
_CODE = re.compile(r"[a-z]+[0-9]?/[a-z0-9]+(-[a-z0-9]+)*$")


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", RULES)
def test_code_names_the_module(rule: Rule) -> None:
    assert _CODE.match(rule.code)
    family, name = rule.code.split("/")
    module = rule.check.__module__
    assert module.startswith(f"amplify_ls.rules.{family}.")
    assert module.rpartition(".")[2] == name.replace("-", "_")


@pytest.mark.parametrize("rule", RULES)
def test_page(rule: Rule) -> None:
    page = documentation(rule.code)
    summary, _, rest = page.partition("\n")
    assert summary == rule.summary
    assert summary.endswith(".")
    assert rest.strip()
    assert "\n## Example\n" in page
    assert "\nUse instead:\n" in page


@pytest.mark.parametrize("rule", RULES)
def test_covers_rows_of_the_ground_truth(rule: Rule) -> None:
    assert set(rule.covers) <= {row.identifier for row in load_rows()}
    assert len(set(rule.covers)) == len(rule.covers)


@pytest.mark.parametrize("rule", RULES)
def test_module_defines_no_class(rule: Rule) -> None:
    # Classes cost time at start-up, for every rule of every run.
    source = import_module(rule.check.__module__).__file__
    assert source is not None
    tree = ast.parse(Path(source).read_text(encoding="utf-8"))
    assert not [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


@pytest.mark.parametrize("rule", RULES)
def test_fixable_says_whether_there_is_a_fix(rule: Rule) -> None:
    assert (rule.fix.__name__ == "no_fix") == (rule.fixable == "none")


@pytest.fixture(params=WITH_EXAMPLES, scope="module")
def pages(request: pytest.FixtureRequest) -> Pages:
    """The page of a rule, whose examples are checked once for all tests."""
    return Pages(request.param)


class Pages:
    """The examples of a rule, and what is found in them."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.examples = examples(documentation(rule.code))

    @functools.cached_property
    def bad(self) -> list[Diagnostic]:
        return check(self.files(0))

    @functools.cached_property
    def good(self) -> list[Diagnostic]:
        return check(self.files(1))

    def files(self, number: int) -> dict[str, str]:
        return project(self.rule.code, self.examples[number].text)


def test_page_has_one_pair_of_examples(pages: Pages) -> None:
    assert [example.is_bad for example in pages.examples] == [True, False]


def test_bad_example_has_the_fault_and_no_other(pages: Pages) -> None:
    assert [diagnostic.code for diagnostic in pages.bad] == [pages.rule.code], shown(pages.bad)
    assert pages.bad[0].severity is pages.rule.severity
    assert re.fullmatch(r"[^!]+\.", pages.bad[0].message)


def test_good_example_is_clean(pages: Pages) -> None:
    assert shown(pages.good) == []


def test_first_fix_leaves_the_bad_example_clean(pages: Pages) -> None:
    rule, fixes = pages.rule, pages.bad[0].fixes()
    assert bool(fixes) or rule.fixable != "always"
    assert not fixes or rule.fixable != "none"
    if fixes:
        after = fixed(pages.files(0), fixes[0])
        assert after != pages.files(0)
        assert shown(check(after)) == [], after
    assert sum(fix.is_preferred for fix in fixes) <= 1


def test_no_finding_quotes_a_gap(pages: Pages) -> None:
    assert [found.message for found in pages.bad + pages.good if GAP in found.package_message] == []


def test_an_error_of_a_data_rule_says_what_the_packages_say(pages: Pages) -> None:
    if pages.rule.code.startswith("data/"):
        refused = [each for each in pages.bad if each.severity is Severity.ERROR and each.stage is not Stage.DEPLOY]
        assert [each.message for each in refused if not each.package_message] == []
