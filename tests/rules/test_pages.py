"""The page of every rule has the same headings in the same order."""

from __future__ import annotations

import re

import pytest

from amplify_ls.rules.pages import HEADINGS, WHY, background, overview
from amplify_ls.rules.registry import all_rules, documentation

CODES = [rule.code for rule in all_rules()]
_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def sections(page: str) -> dict[str, str]:
    """The text below each heading of a page, without its examples."""
    _, *rest = re.split(r"^## ", _BLOCK.sub("", page), flags=re.MULTILINE)
    found = [part.partition("\n") for part in rest]
    return {heading: text.strip() for heading, _, text in found}


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_the_headings_in_order(code: str) -> None:
    page = documentation(code)
    found = list(sections(page))
    assert found == [heading for heading in HEADINGS if heading in found]
    assert found[:3] == list(HEADINGS[:3])
    assert len(found) == page.count("\n## ")


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_the_rule_reports_and_why(code: str) -> None:
    found = sections(documentation(code))
    assert found["What it does"].startswith("Reports ")
    assert "Use instead:" in found["Example"].splitlines()
    assert all(text for text in found.values())


@pytest.mark.parametrize("code", CODES)
def test_a_page_speaks_of_the_fix_where_there_is_one(code: str) -> None:
    rule = next(rule for rule in all_rules() if rule.code == code)
    assert ("Fix safety" in sections(documentation(code))) == (rule.fixable != "none")


def test_the_background_of_a_page_is_the_text_below_why() -> None:
    page = f"A fault.\n\n## What it does\n\nReports it.\n\n## {WHY}\n\nIt fails.\n\nAlways.\n\n## Example\n\n```ts bad\n```\n"
    assert background(page) == "It fails.\n\nAlways."
    assert background("") == ""


def test_the_overview_of_a_page_leaves_out_its_examples() -> None:
    page = f"A fault.\n\n## What it does\n\nReports it.\n\n## {WHY}\n\nIt fails.\n\n## Example\n\n```ts bad\n```\n"
    assert overview("data/x", page) == "`data/x`\n\nReports it.\n\nIt fails.\n\nRun `amplify-ls explain data/x` for examples."
    assert overview("data/x", "") == ""
