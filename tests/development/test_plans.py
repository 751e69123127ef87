"""The generated edits of `python -m development.plans`, and what counts as agreement."""

from __future__ import annotations

import random

from development.plans.__main__ import disagreement
from development.plans.edits import applied, project_of
from development.plans.trials import Trial, edits_of, trials_of
from tests.plan.support import projects

FILES = projects()["p1"]
SCHEMA = "amplify/data/resource.ts"
NOTHING: dict[str, list[object]] = {"effects": []}


def test_the_edits_are_of_every_kind_and_each_changes_a_file() -> None:
    project = project_of(FILES)
    edits = list(edits_of(project))
    assert {
        *("rename a model", "remove a model", "add an identifier", "add an index", "retype a field", "rename a relationship"),
        *("remove an enum value", "add a field rule", "name the user pool", "remove from the backend", "sort the entries"),
    } <= {edit.kind for edit in edits}
    made = [after for edit in edits if (after := applied(project, FILES, [edit])) is not None]
    assert len(made) > 0.9 * len(edits)
    assert FILES not in made
    renamed = next(edit for edit in edits if str(edit) == "rename a model Product")
    after = applied(project, FILES, [renamed])
    assert after is not None
    assert "    ProductCopy: a.model({" in after[SCHEMA]


def test_trials_are_accepted_by_check_and_some_make_two_edits() -> None:
    trials = list(trials_of("p1", FILES, 8, random.Random(1)))
    assert len(trials) == 8
    assert any(" and " in trial.name for trial in trials)
    assert all(trial.after != trial.before for trial in trials)


def test_effects_of_one_side_are_disagreements() -> None:
    project = project_of(FILES)
    edit = next(edit for edit in edits_of(project) if str(edit) == "rename a model Product")
    trial = Trial("p1", FILES, applied(project, FILES, [edit]) or {})
    destroyed = {"effects": [{"effect": "destroy", "what": "model Product"}, {"effect": "in-place", "what": "api schema"}]}
    assert disagreement(trial, {"branch": destroyed, "sandbox": destroyed}) == []
    assert disagreement(trial, {"branch": destroyed, "sandbox": NOTHING}) == ["sandbox: wrong destroy model Product"]
    other = {
        "effects": [
            *destroyed["effects"],
            {"effect": "replace", "what": "api"},
            {"effect": "refused", "what": "x", "moot": True},
        ]
    }
    assert disagreement(trial, {"branch": other, "sandbox": destroyed}) == ["branch: missing replace api"]
