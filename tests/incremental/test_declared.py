"""Cells that a class declares where it computes them."""

from __future__ import annotations

from operator import is_

from amplify_ls.incremental.declared import derived, derived_by, derived_map, own_cells
from amplify_ls.incremental.graph import Derived, Input


class Shelf:
    """Books by title, each with its author; notes what is computed."""

    def __init__(self, books: dict[str, str]) -> None:
        self.books = Input(books)
        self.computed: list[str] = []

    @derived
    def titles(self) -> tuple[str, ...]:
        """The titles in order."""
        self.computed.append("titles")
        return tuple(sorted(self.books.get()))

    @derived
    def first(self) -> str:
        self.computed.append("first")
        return self.titles[0]

    @derived_map
    def author(self, title: str) -> str | None:
        """Who wrote a book."""
        self.computed.append(title)
        return self.books.get().get(title)

    @derived_by(is_)
    def copies(self) -> list[str]:
        return list(self.titles)


EMMA = {"Emma": "Austen"}


def test_a_value_is_computed_when_it_is_first_asked_for_and_kept() -> None:
    shelf = Shelf(EMMA)
    assert shelf.computed == []
    assert shelf.first == shelf.first == "Emma"
    assert shelf.computed == ["first", "titles"]


def test_a_value_that_equals_the_one_before_is_no_change() -> None:
    shelf = Shelf(EMMA)
    assert shelf.first == "Emma"
    shelf.books.set({"Emma": "Jane Austen"})
    assert shelf.first == "Emma"
    assert shelf.computed == ["first", "titles", "titles"]


def test_a_changed_value_reaches_who_has_read_it() -> None:
    shelf = Shelf(EMMA)
    assert shelf.first == "Emma"
    shelf.books.set({**EMMA, "Dracula": "Stoker"})
    assert shelf.first == "Dracula"


def test_a_comparison_decides_what_is_a_change() -> None:
    shelf = Shelf(EMMA)
    length = Derived(lambda: (shelf.computed.append("length"), len(shelf.copies))[1])
    assert length.get() == 1
    shelf.books.set({"Ulysses": "Joyce"})
    assert length.get() == 1
    assert shelf.computed.count("length") == 2


def test_each_argument_has_a_cell_of_its_own() -> None:
    shelf = Shelf(EMMA)
    assert [shelf.author("Emma"), shelf.author("Emma"), shelf.author("Dracula")] == ["Austen", "Austen", None]
    assert shelf.computed == ["Emma", "Dracula"]
    read = Derived(lambda: (shelf.computed.append("read"), shelf.author("Emma"))[1])
    read.get()
    shelf.books.set({**EMMA, "Dracula": "Stoker"})
    read.get()
    assert shelf.computed.count("read") == 1


def test_objects_share_no_cells() -> None:
    one, two = Shelf(EMMA), Shelf({"Dracula": "Stoker"})
    assert (one.first, two.first) == ("Emma", "Dracula")
    assert (one.author("Emma"), two.author("Emma")) == ("Austen", None)


def test_the_cell_itself_can_be_had() -> None:
    shelf = Shelf(EMMA)
    cell = Shelf.titles.cell(shelf)
    assert cell is Shelf.titles.cell(shelf)
    assert cell.get() == shelf.titles
    assert shelf.computed == ["titles"]


def test_owned_cells_go_with_the_value_that_made_the_object() -> None:
    name, books = Input("mine"), Input(EMMA)

    def make() -> Shelf:
        shelf = Shelf({name.get(): "somebody"})
        shelf.books = books
        own_cells(shelf)
        return shelf

    made = Derived(make)
    shelf = made.get()
    assert (shelf.first, shelf.author("Emma")) == ("Emma", "Austen")
    assert books.readers
    name.set("yours")
    made.get()
    assert not books.readers


def test_what_is_declared_keeps_its_description() -> None:
    assert Shelf.titles.__doc__ == "The titles in order."
    assert Shelf.author.__doc__ == "Who wrote a book."
