"""The table of known disagreements, the questions, the trials, and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from amplify_ls.catalog import kinds
from amplify_ls.catalog.lookup import members_of
from development.catalog.__main__ import main
from development.catalog.accepted import Accepted, read_accepted, sort_out
from development.catalog.compare import Difference
from development.catalog.questions import ARGUMENTS, CHAINED, RECEIVERS, chain_questions, receiver_questions
from development.catalog.report import report
from development.catalog.trials import Trial, failures, trials

if TYPE_CHECKING:
    from pathlib import Path

ROW = Accepted("field-rule*.to", "values", "nothing more", "*'list'*", "The packages refuse it at synth.")
KNOWN = Difference("field-rule:owner.to", "values", "nothing more", "'get', 'list'")
NEW = Difference("defineAuth(options).loginWith.saml", "option", "no", "yes")


def test_rows_explain_differences_of_their_path_and_aspect() -> None:
    assert sort_out([KNOWN, NEW], [ROW]) == ((NEW,), ((KNOWN, ROW),), ())


@pytest.mark.parametrize(
    "other",
    [
        KNOWN._replace(path="rule.to"),
        KNOWN._replace(aspect="kind"),
        KNOWN._replace(catalog="'get'"),
        KNOWN._replace(packages="'get'"),
    ],
)
def test_rows_explain_nothing_else(other: Difference) -> None:
    found = sort_out([other], [ROW])
    assert found.unexplained == (other,)
    assert found.outdated == (ROW,)


def test_a_row_takes_brackets_and_dots_as_they_are() -> None:
    row = ROW._replace(path="rule.to(operations)[]", packages="*")
    assert sort_out([KNOWN._replace(path="rule.to(operations)[]")], [row]).unexplained == ()
    assert sort_out([KNOWN._replace(path="ruleXto(operations)[]")], [row]).unexplained != ()


def test_the_table_is_sorted_and_reasoned() -> None:
    rows = read_accepted()
    assert list(rows) == sorted(rows)
    assert len({row[:4] for row in rows}) == len(rows)
    for row in rows:
        assert row.reason[0].isupper(), row
        assert row.reason.endswith("."), row


def test_the_report_counts_and_shows_what_is_new() -> None:
    found = sort_out([KNOWN, NEW], [ROW, ROW._replace(path="old")])
    lines = report(found, {"@aws-amplify/backend": "1.0.0"}, {"@aws-amplify/backend": "1.1.0"}, is_long=False).splitlines()
    assert lines[:2] == ["package               catalog  installed", "@aws-amplify/backend  1.0.0    1.1.0      differs"]
    assert any(line.split() == ["defineAuth(options).loginWith.saml", "option", "no", "yes"] for line in lines)
    assert not any(KNOWN.path in line for line in lines)
    assert lines[-1] == "1 disagreements, 1 accepted, 1 outdated rows"
    long = report(found, {}, {"@aws-amplify/backend": "1.1.0"}, is_long=True)
    assert f"{KNOWN.path}  values" in long
    assert ROW.reason in long


def test_every_receiver_is_asked_about() -> None:
    assert set(RECEIVERS) == set(get_args(kinds.Receiver))
    unasked = [receiver for receiver in RECEIVERS if not RECEIVERS[receiver]]
    assert [receiver for receiver in unasked if members_of(receiver)] == []
    names = [question.name for question in (*receiver_questions(), *chain_questions())]
    assert len(set(names)) == len(names)


def test_chains_are_as_long_as_two_links() -> None:
    expressions = {question.name: question.expression for question in chain_questions()}
    assert expressions["scalar.required().default()"] == "a.string().required().default('x')"
    assert "scalar.required().required()" not in expressions
    assert {question.receiver for question in chain_questions()} == set(CHAINED)


def test_arguments_are_for_links_that_exist() -> None:
    names = {each.name for receiver in CHAINED for each in members_of(receiver)}
    for key in ARGUMENTS:
        receiver, _, name = key.rpartition(".")
        assert name in names, key
        assert receiver in ("", *RECEIVERS), key


def test_trials_go_to_the_bounds() -> None:
    tried = {(trial.path.removeprefix("defineFunction(options)."), trial.aspect): trial.expected for trial in trials()}
    assert tried["timeoutSeconds", "takes 1"] is True
    assert tried["timeoutSeconds", "takes 0"] is False
    assert tried["timeoutSeconds", "takes 1.5"] is False
    assert tried["timeoutSeconds", "takes 901"] is False
    assert tried["timeoutSeconds", "default"] == 3
    assert tried["durableConfig.retentionPeriodDays", "default"] == 14
    assert tried["architecture", "takes 'arm64'"] is True
    assert tried["a.email()", "GraphQL type"] == "AWSEmail"
    assert tried["name of a resource", "takes 'a b'"] is True
    assert tried["name of a resource", "takes '1a'"] is False
    assert tried["environment", "takes 'A'"] is False
    assert tried["layers", "takes 'tools:1'"] is True


def test_a_trial_fails_when_it_gives_something_else() -> None:
    trial = Trial("x", "takes 1", "isTaken(1)", expected=True)
    assert list(failures([trial], {"isTaken(1)": {"value": True}})) == []
    assert list(failures([trial], {"isTaken(1)": {"value": 1}})) == [Difference("x", "takes 1", "True", "1")]
    assert list(failures([trial], {"isTaken(1)": {"error": "it fell"}})) == [Difference("x", "takes 1", "True", "it fell")]


def test_a_folder_without_packages_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "has no node_modules/@aws-amplify/backend" in capsys.readouterr().err
