"""The generated edits of `python -m development.plans`, and what counts as agreement."""

from __future__ import annotations

from development.plans.__main__ import disagreement
from development.plans.edits import edits_of
from tests.plan.support import projects

FILES = projects()["p1"]
NOTHING = {"effects": []}


def test_the_edits_are_of_every_kind_and_each_changes_a_file() -> None:
    edits = list(edits_of(FILES))
    kinds = {edit.what.partition(" ")[0] for edit in edits}
    assert kinds == {"rename", "retype", "require", "index"}
    assert all(FILES[edit.path] != edit.text for edit in edits)
    assert "    ProductCopy: a.model({" in next(edit.text for edit in edits if edit.what == "rename Product")


def test_effects_of_one_side_are_disagreements() -> None:
    edit = next(edit for edit in edits_of(FILES) if edit.what == "rename Product")
    destroyed = {"effects": [{"effect": "destroy", "what": "model Product"}, {"effect": "in-place", "what": "api schema"}]}
    assert disagreement(FILES, edit, {"branch": destroyed, "sandbox": destroyed}) == []
    assert disagreement(FILES, edit, {"branch": destroyed, "sandbox": NOTHING}) == ["sandbox: wrong destroy model Product"]
    other = {
        "effects": [
            *destroyed["effects"],
            {"effect": "replace", "what": "api"},
            {"effect": "refused", "what": "x", "moot": True},
        ]
    }
    assert disagreement(FILES, edit, {"branch": other, "sandbox": destroyed}) == ["branch: missing replace api"]
