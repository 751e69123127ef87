"""Cells that belong to a fact: made when first asked for, computed again on changes, dropped with the fact."""

from __future__ import annotations

from amplify_ls.incremental.attached import Attached
from amplify_ls.incremental.graph import Derived, Input

number = Input(1)


class Fact:
    def __init__(self, name: str) -> None:
        self.name = name
        self.attached = Attached()


def doubled(fact: Fact) -> str:
    calls.append(fact.name)
    return f"{fact.name}{number.get() * 2}"


calls: list[str] = []


def ask(fact: Fact) -> str:
    return fact.attached.get(doubled, fact)


def test_a_cell_is_computed_once_and_again_when_what_it_read_changes() -> None:
    calls.clear()
    number.set(1)
    fact = Fact("a")
    assert (ask(fact), ask(fact), calls) == ("a2", "a2", ["a"])
    number.set(3)
    assert (ask(fact), calls) == ("a6", ["a", "a"])


def test_whoever_asks_is_asked_again() -> None:
    number.set(1)
    fact = Fact("a")
    reader = Derived(lambda: ask(fact))
    assert reader.get() == "a2"
    number.set(2)
    assert reader.get() == "a4"


def test_the_cells_of_a_fact_are_dropped_with_the_cell_that_made_it() -> None:
    number.set(1)
    name = Input("a")
    facts = Derived(lambda: Fact(name.get()))
    assert ask(facts.get()) == "a2"
    before = len(number.readers or ())
    name.set("b")
    assert ask(facts.get()) == "b2"
    assert len(number.readers or ()) == before
