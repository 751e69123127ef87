"""The access to an API whose schema is a string."""

from __future__ import annotations

from tests.plan.support import plan_of, projects

DATA = "amplify/data/resource.ts"
TEXT = projects()["p36"]


def test_a_rule_in_a_string_that_admits_others() -> None:
    old, new = ("type Tag @model @auth(rules: [{ allow: private }])", "type Tag @model @auth(rules: [{ allow: public }])")
    after = TEXT[DATA].replace(old, new)
    plan = plan_of(TEXT, {**TEXT, DATA: after})
    found = {(each.kind.value, str(each.what)) for each in plan.effects}
    assert found >= {("access-widened", "model Tag"), ("access-narrowed", "model Tag")}
    assert not plan.hidden
