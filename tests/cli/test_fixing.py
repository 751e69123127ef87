from __future__ import annotations

from typing import NamedTuple

from amplify_ls.cli.fixing import applied, compatible


class Edit(NamedTuple):
    start: int
    end: int
    text: str
    path: str = "a.ts"


def test_edits_are_applied_from_the_old_text() -> None:
    assert applied("größe: b".encode(), [Edit(9, 10, "c"), Edit(0, 7, "size")]) == b"size: c"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert applied(b"ab", [Edit(1, 1, "1"), Edit(1, 1, "2")]) == b"a12b"


def test_no_edits_change_nothing() -> None:
    assert applied(b"ab", []) == b"ab"


def test_a_fix_that_touches_another_waits() -> None:
    first, second, third = [Edit(0, 3, "x")], [Edit(3, 5, "y")], [Edit(7, 9, "z")]
    assert compatible([first, second, third]) == [*first, *third]


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    first = [Edit(0, 3, "x")]
    second = [Edit(10, 12, "y"), Edit(1, 2, "z")]
    assert compatible([first, second]) == first


def test_edits_of_different_files_do_not_touch() -> None:
    first, second = [Edit(0, 3, "x")], [Edit(0, 3, "x", "b.ts")]
    assert compatible([first, second]) == [*first, *second]


def test_a_fix_without_edits_is_left_out() -> None:
    assert compatible([[]]) == []
