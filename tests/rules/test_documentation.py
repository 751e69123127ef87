"""Every rule is what its page says: the bad example has the fault and no other, the good one has none."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.rules.registry import all_rules, documentation
from tests.conformance.cases import load_rows
from tests.rules.examples import TOO_LONG, check, examples, fixed, project, shown

if TYPE_CHECKING:
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


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_page_has_one_pair_of_examples(rule: Rule) -> None:
    assert [example.is_bad for example in examples(documentation(rule.code))] == [True, False]


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_bad_example_has_the_fault_and_no_other(rule: Rule) -> None:
    found = check(project(rule.code, examples(documentation(rule.code))[0].text))
    assert [diagnostic.code for diagnostic in found] == [rule.code], shown(found)
    assert found[0].severity is rule.severity
    assert re.fullmatch(r"[^!]+\.", found[0].message)


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_good_example_is_clean(rule: Rule) -> None:
    assert shown(check(project(rule.code, examples(documentation(rule.code))[1].text))) == []


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_first_fix_leaves_the_bad_example_clean(rule: Rule) -> None:
    files = project(rule.code, examples(documentation(rule.code))[0].text)
    fixes = check(files)[0].fixes()
    assert bool(fixes) or rule.fixable != "always"
    assert not fixes or rule.fixable != "none"
    if fixes:
        after = fixed(files, fixes[0])
        assert after != files
        assert shown(check(after)) == [], after
    assert sum(fix.is_preferred for fix in fixes) <= 1
