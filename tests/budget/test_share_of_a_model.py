"""What a single model uses of the budget."""

from __future__ import annotations

from amplify_ls.budget.estimate import budget_of
from amplify_ls.budget.words import share_text
from tests.access.support import files_with, project_of


def test_the_share_of_a_plain_model() -> None:
    budget = budget_of(
        project_of(files_with("a.schema({ Note: a.model({}).authorization((allow) => [allow.authenticated()]) })"))
    )
    assert budget.models["Note"].resources == 37
    assert share_text(budget, "Note") == "37 resources, 1.5 % of a deployment"


def test_a_name_that_is_no_model() -> None:
    budget = budget_of(project_of(files_with("a.schema({})")))
    assert share_text(budget, "Note") == ""
