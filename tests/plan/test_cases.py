"""What deploying a change does, in cases that were decided by the real packages."""

from __future__ import annotations

import pytest

from amplify_ls.plan.comparing.compare import compare
from amplify_ls.plan.comparing.effects import EffectKind, Mode
from tests.plan.support import Case, cases, changed, deployed, revision


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_the_effects_are_those_of_the_packages(case: Case) -> None:
    before, after = deployed(case.before), revision(changed(case))
    plan = compare(before, after)
    assert not plan.hidden
    for mode in Mode:
        found = {(each.kind.value, str(each.what)) for each in plan.effects if mode in each.modes}
        expected = {(effect, thing) for effect, thing, modes, _ in case.expect if modes in ("both", mode.value)}
        quiet = {each for each in expected if each[0] == EffectKind.IN_PLACE.value}
        assert {each for each in found if each[0] != EffectKind.IN_PLACE.value} == expected - quiet
        assert quiet <= found
    for effect in plan.effects:
        assert before.place(effect.before) or after.place(effect.after), "every effect has a place"
    if case.is_harmless:
        assert not plan.prevented
