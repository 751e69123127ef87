"""The packages are quoted with what they really say, and with nothing in place of what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.rules.package_messages import GAP, known_part
from amplify_ls.rules.registry import all_rules, documentation
from tests.rules.examples import check, examples, project

if TYPE_CHECKING:
    from amplify_ls.rules.rule import Rule


@pytest.mark.parametrize(
    ("message", "known"),
    [
        ("Invalid field: 'a.b'", "Invalid field: 'a.b'"),
        ("Type 'string' is not assignable to type ...", "Type 'string' is not assignable"),
        ("Property 'totp' is missing in type '{ mode: ...; }' but required in type ...", "Property 'totp' is missing"),
        (
            "Object literal may only specify known properties, and 'x' does not exist in type '...'.",
            "Object literal may only specify known properties, and 'x' does not exist",
        ),
        ("Expected 2 arguments, but got ...", "Expected 2 arguments"),
        ("Cannot read properties of undefined (reading '...')", "Cannot read properties of undefined"),
        ("Type ... is not assignable to type ...", ""),
        ("Argument of type ... is not assignable to parameter of type ...", ""),
        ("", ""),
    ],
)
def test_a_message_ends_where_it_is_unknown(message: str, known: str) -> None:
    assert known_part(message) == known


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in all_rules()])
def test_no_finding_quotes_a_gap(rule: Rule) -> None:
    code = rule.code
    for example in examples(documentation(code)):
        for found in check(project(code, example.text)):
            assert GAP not in found.package_message
