"""Answers that are computed together and read one by one."""

from __future__ import annotations

from amplify_ls.incremental.graph import Derived, Input
from amplify_ls.incremental.settled import SettledMap


def test_only_readers_of_a_changed_answer_are_computed_again() -> None:
    words = Input(("ant", "bee"))
    lengths = SettledMap(lambda: {word: len(word) for word in words.get()}, 0)
    runs: list[str] = []

    def length(word: str) -> int:
        runs.append(word)
        return lengths.get(word)

    cells = {word: Derived(length, arguments=(word,)) for word in ("ant", "bee", "cow")}
    assert [cell.get() for cell in cells.values()] == [3, 3, 0]
    words.set(("ant", "cow"))
    lengths.settle()
    runs.clear()
    assert [cell.get() for cell in cells.values()] == [3, 0, 3]
    assert runs == ["bee", "cow"]


def test_an_answer_that_nobody_reads_is_forgotten() -> None:
    words = Input(("ant",))
    lengths = SettledMap(lambda: {word: len(word) for word in words.get()}, 0)
    assert lengths.get("ant") == 3
    words.set(("bee",))
    lengths.settle()
    assert lengths.get("ant") == 0
    assert lengths.get("bee") == 3
