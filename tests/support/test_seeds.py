from __future__ import annotations

import pytest

from tests.support import seeds
from tests.support.seeds import some_of


@pytest.mark.parametrize(("commit", "expected"), [(0, [0, 1, 2]), (9, [0, 1, 9]), (25, [5, 6, 7])])
def test_a_commit_takes_seeds_that_follow_one_another(
    commit: int, expected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AMPLIFY_LS_ALL_SEEDS", raising=False)
    monkeypatch.setattr(seeds, "_number_of_the_commit", lambda: commit)
    assert some_of(range(10), 3) == expected


def test_all_seeds_are_taken_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMPLIFY_LS_ALL_SEEDS", "1")
    assert some_of(range(4), 1) == [0, 1, 2, 3]


def test_there_are_no_more_than_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AMPLIFY_LS_ALL_SEEDS", raising=False)
    assert some_of(range(2), 5) == [0, 1]
