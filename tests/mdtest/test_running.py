"""The runner as a whole: a case that is not as its text says must fail."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.mdtest.checking import CaseError, check_case
from tests.mdtest.comparing import complaints
from tests.mdtest.markdown import Case, read_cases
from tests.mdtest.running import read_report, write

if TYPE_CHECKING:
    from tests.support.language_client import LanguageClient

ROOT = Path(__file__).parents[2]
LINE = "  Order: a.model({ customer: a.belongsTo('Customer', 'customerId') }),"
SCHEMA = f"""\
import {{ a, defineData }} from '@aws-amplify/backend';

const schema = a.schema({{
  Customer: a.model({{ orders: a.hasMany('Order', 'customerId') }}),
{LINE}
}}).authorization((allow) => [allow.publicApiKey()]);

export const data = defineData({{ schema }});
"""
CODE = "data/missing-reference-field"


def case(expectation: str, more: str = "") -> Case:
    source = SCHEMA.replace(LINE, f"{LINE} {expectation}")
    (only,) = read_cases(f"# A\n\n```ts\n{source}```\n{more}")
    return only


def test_the_truth_passes(tmp_path: Path, server: LanguageClient) -> None:
    check_case(case(f'// error: [{CODE}] "`customerId`"'), tmp_path, server)


@pytest.mark.parametrize(
    ("expectation", "said"),
    [
        ("", "unexpected: error"),
        (f"// warning: [{CODE}]", "missing: warning"),
        ("// error: [data/other]", "missing: error: [data/other]"),
        (f'// error: [{CODE}] "another message"', 'missing: error: [data/missing-reference-field] "another message"'),
        (f"// error: [{CODE}]\n  //  ^^^", "at characters 7-9"),
        (f"// error: [{CODE}] // error: [{CODE}]", "missing: error"),
    ],
)
def test_an_untruth_fails(tmp_path: Path, server: LanguageClient, expectation: str, said: str) -> None:
    with pytest.raises(CaseError) as failure:
        check_case(case(expectation), tmp_path, server)
    assert said in str(failure.value)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ('fixed="Do something else"', 'there is no fix "Do something else"; offered are: "Add `customerId'),
        ("fixed=9", "there is no fix number 9"),
        ("fixed=1", "after fix 1:"),
        ("fixed=all", "after fix all:"),
    ],
)
def test_a_wrong_fix_fails(tmp_path: Path, server: LanguageClient, block: str, said: str) -> None:
    with pytest.raises(CaseError) as failure:
        check_case(case(f"// error: [{CODE}]", f"\n```ts {block}\nsomething else\n```\n"), tmp_path, server)
    assert said in str(failure.value)


def test_a_real_process_says_the_same(tmp_path: Path) -> None:
    written = case(f"// error: [{CODE}]")
    write(written, tmp_path)
    command = [sys.executable, "-m", "amplify_ls", "check", str(tmp_path), "--output-format", "json"]
    done = subprocess.run(command, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True, check=False)
    found, _ = read_report(done.stdout, tmp_path)
    assert done.returncode == 1
    assert complaints(written, found) == []


def filters() -> list[str]:
    """The commands with a filter that the documents give."""
    texts = [(ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "tests/mdtest/README.md")]
    return [command for text in texts for command in re.findall(r"python -m (pytest .*-k .*)", text)]


@pytest.mark.parametrize("command", filters())
def test_the_filters_of_the_documents_find_cases(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command), "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert ".md:" in done.stdout


def test_a_rule_that_fails_fails_the_case(tmp_path: Path, server: LanguageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = iter([frozenset({"data/other"}), frozenset({"data/other", CODE})])
    monkeypatch.setattr("tests.mdtest.checking.failed_rules", lambda: next(failed))
    with pytest.raises(CaseError, match=f"^the rule `{CODE}` raises an exception$"):
        check_case(case(f"// error: [{CODE}]"), tmp_path, server)
