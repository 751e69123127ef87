"""Where a ``package.json`` leads, whatever it is made of."""

from __future__ import annotations

import pytest

from amplify_ls.values.resolution.package_paths import DEEPEST_CONDITION, Manifest, package_targets


def _nested(depth: int) -> Manifest:
    target: object = "./lib/x.ts"
    for _ in range(depth):
        target = {"default": target}
    return Manifest("/app", {"imports": {"#x": target}})


def test_conditions_within_conditions_are_followed() -> None:
    assert list(package_targets(_nested(3), "#x")) == ["/app/lib/x.ts"]


@pytest.mark.parametrize("depth", [DEEPEST_CONDITION + 1, 5000])
def test_conditions_without_end_lead_nowhere(depth: int) -> None:
    assert list(package_targets(_nested(depth), "#x")) == []
