"""What is written from the rules is up to date, and what editors need to check settings files is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from amplify_ls.rules.registry import all_rules
from development.documentation.files import SCHEMA, generated_files, stale_files
from development.documentation.tables import ABOUT

ROOT = Path(__file__).parent.parent.parent


def test_generated_files_are_up_to_date() -> None:
    assert stale_files(ROOT, generated_files(ROOT)) == [], "run `make docs`"


def test_every_family_is_described() -> None:
    assert {rule.code.partition("/")[0] for rule in all_rules()} == set(ABOUT)


def test_a_page_of_a_rule_that_is_no_more_is_stale(tmp_path: Path) -> None:
    old = tmp_path / "docs/rules/data/gone.md"
    old.parent.mkdir(parents=True)
    old.write_text("# gone\n", encoding="utf-8")
    assert stale_files(tmp_path, {"README.md": "x"}) == ["README.md", "docs/rules/data/gone.md"]


@pytest.mark.parametrize(
    ("content", "is_valid"),
    [
        ({}, True),
        ({"rules": {"data/missing-authorization": "off", "auth/*": "hint", "*": "warning"}}, True),
        ({"rules": {"storage/guest-may-write": {"level": "off", "options": {"paths": ["a/*"]}}}}, True),
        ({"overrides": [{"files": ["a/**"], "rules": {"data/*": "off"}}], "exclude": ["b"], "baseline": "c"}, True),
        ({"rule": {}}, False),
        ({"rules": {"data/missing-authorisation": "off"}}, False),
        ({"rules": {"data/missing-authorization": "warn"}}, False),
        ({"rules": {"storage/guest-may-write": {"options": {"path": []}}}}, False),
        ({"overrides": [{"rules": {}}]}, False),
        ({"exclude": "a"}, False),
    ],
)
def test_the_schema_knows_what_a_settings_file_may_say(content: dict[str, Any], is_valid: bool) -> None:  # noqa: FBT001
    schema = json.loads((ROOT / SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    assert jsonschema.Draft7Validator(schema).is_valid(content) is is_valid
