"""What completion offers at each recorded position."""

from __future__ import annotations

import pytest

from tests.completion.positions import Position, labels_of_engine, positions

_POSITIONS = tuple(positions())


@pytest.fixture(params=_POSITIONS, ids=lambda position: position.name, scope="module")
def position(request: pytest.FixtureRequest) -> Position:
    found: Position = request.param
    return found


@pytest.fixture(scope="module")
def labels(position: Position) -> list[str]:
    return labels_of_engine(position)


def test_the_first_item_is_the_most_likely_one(position: Position, labels: list[str]) -> None:
    assert labels[:1] != []
    assert labels[0] in position.first


def test_no_name_appears_twice(labels: list[str]) -> None:
    assert len(labels) == len(set(labels))


def test_everything_that_belongs_there_is_offered(position: Position, labels: list[str]) -> None:
    assert set(position.offers) <= set(labels)


def test_nothing_is_offered_that_the_packages_reject(position: Position, labels: list[str]) -> None:
    assert not set(position.omits) & set(labels)
