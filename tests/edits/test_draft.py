"""A text under change: what it says, and how it came to that."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from amplify_ls.edits.draft import Draft
from amplify_ls.syntax.tree import SyntaxTree
from tests.edits.support import applied

SPLICES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.text("XYZ", max_size=3)), max_size=8)


def draft(text: str) -> Draft:
    return Draft("/p/x.ts", SyntaxTree(text.encode(), "typescript"))


@settings(max_examples=400, deadline=None)
@given(SPLICES)
def test_the_edits_lead_from_the_old_text_to_the_new_one(splices: list[tuple[int, int, str]]) -> None:
    old = "abcdefghijklmnopqrst"
    work = draft(old)
    expected = old
    for start, length, text in splices:
        start = min(start, len(expected))
        end = min(start + length, len(expected))
        work.splice(start, end, text.encode())
        expected = expected[:start] + text + expected[end:]
    assert work.data.decode() == expected
    assert applied(old, work.edits()) == expected
    for position, letter in enumerate(old):
        now = work.region(position, position + 1)
        if now[0] < now[1]:
            assert expected[now[0] : now[1]] == letter or letter not in expected


def test_insertions_stay_outside_of_the_regions_beside_them() -> None:
    work = draft("abcd")
    work.splice(2, 2, b"-")
    assert work.region(0, 2) == (0, 2)
    assert work.region(2, 4) == (3, 5)


def test_what_is_appended_belongs_to_the_region() -> None:
    work = draft("abcd")
    work.append(2, b".one()")
    work.splice(8, 8, b", more")
    work.append(2, b".two()")
    assert work.data == b"ab.one().two(), morecd"
    assert work.region(0, 2) == (0, 14)


def test_a_region_that_took_the_place_of_another_is_found() -> None:
    work = draft("abcd")
    work.splice(1, 3, b"XYZ")
    assert work.region(1, 3) == (1, 4)
    work.append(3, b"!")
    assert work.data == b"aXYZ!d"


def test_a_region_within_what_was_taken_out_is_empty() -> None:
    work = draft("abcdef")
    work.splice(1, 5, b"X")
    start, end = work.region(2, 4)
    assert start >= end


def test_changes_that_undo_one_another_leave_no_edit() -> None:
    work = draft("abcd")
    work.splice(1, 2, b"")
    work.splice(1, 1, b"b")
    assert list(work.edits()) == []
