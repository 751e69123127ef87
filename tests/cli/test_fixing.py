from __future__ import annotations

from amplify_ls.cli.fixing import applied, compatible
from amplify_ls.edits.operations import TextEdit


def edit(start: int, end: int, text: str, path: str = "a.ts") -> TextEdit:
    return TextEdit(path, start, end, text)


def test_edits_are_applied_from_the_old_text() -> None:
    assert applied("größe: b".encode(), [edit(9, 10, "c"), edit(0, 7, "size")]) == b"size: c"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert applied(b"ab", [edit(1, 1, "1"), edit(1, 1, "2")]) == b"a12b"


def test_no_edits_change_nothing() -> None:
    assert applied(b"ab", []) == b"ab"


def test_a_fix_that_touches_another_waits() -> None:
    first, second, third = [edit(0, 3, "x")], [edit(3, 5, "y")], [edit(7, 9, "z")]
    assert compatible([first, second, third]) == [first, third]


def test_a_fix_is_taken_whole_or_not_at_all() -> None:
    first = [edit(0, 3, "x")]
    second = [edit(10, 12, "y"), edit(1, 2, "z")]
    assert compatible([first, second]) == [first]


def test_edits_of_different_files_do_not_touch() -> None:
    first, second = [edit(0, 3, "x")], [edit(0, 3, "x", "b.ts")]
    assert compatible([first, second]) == [first, second]


def test_a_fix_without_edits_is_left_out() -> None:
    assert compatible([[]]) == []
