"""The stage and the severity of a finding follow from who rejects the problem."""

from __future__ import annotations

import pytest

from amplify_ls.fit.problems import Problem
from amplify_ls.rules.options.weighing import weighed
from amplify_ls.rules.rule import Severity, Stage
from amplify_ls.syntax.outline import Anchor, Span

SPAN = Span(Anchor("/p/amplify/auth/resource.ts", 0), 0, 1)


@pytest.mark.parametrize(
    ("noticed_by", "stage", "severity"),
    [
        ({"types", "synth"}, None, Severity.ERROR),
        ({"types"}, Stage.TYPES, Severity.ERROR),
        ({"synth"}, Stage.SYNTH, Severity.ERROR),
        (set(), Stage.RUNTIME, Severity.WARNING),
    ],
)
def test_the_first_step_that_rejects_a_problem(noticed_by: set[str], stage: Stage | None, severity: Severity) -> None:
    problem = Problem(("name",), SPAN, is_seen="types" in noticed_by)
    found = weighed(problem, "Message.", is_later="synth" in noticed_by, data=None)
    assert (found.stage, found.severity) == (stage, severity)


def test_what_only_the_deployment_notices() -> None:
    problem = Problem(("name",), SPAN, is_seen=False)
    found = weighed(problem, "Message.", is_later=False, unseen=Stage.DEPLOY, data=None)
    assert (found.stage, found.severity) == (Stage.DEPLOY, Severity.WARNING)
    # TypeScript is the first to reject it where it sees it.
    seen = weighed(Problem(("name",), SPAN, is_seen=True), "Message.", is_later=False, unseen=Stage.DEPLOY, data=None)
    assert (seen.stage, seen.severity) == (Stage.TYPES, Severity.ERROR)


@pytest.mark.parametrize("is_later", [True, False])
def test_only_typescript_checks_both_branches_of_a_choice(is_later: bool) -> None:  # noqa: FBT001 - a column of the table
    problem = Problem(("name",), SPAN, is_seen=True, is_in_arm=True)
    found = weighed(problem, "Message.", is_later=is_later, data=None)
    assert (found.stage, found.severity) == (Stage.TYPES, Severity.ERROR)
