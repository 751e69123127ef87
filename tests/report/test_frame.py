from __future__ import annotations

import pytest

from amplify_ls.report.frame import WIDEST_LINE, frame
from amplify_ls.report.records import Excerpt, Range
from tests.report.examples import span


def plain(text: str) -> str:
    return text


def shown(line: str, start: int, end: int, number: int = 7) -> list[str]:
    return frame(Excerpt(number, (line,)), span(number, start, number, end), "^", plain, plain)


@pytest.mark.parametrize(
    ("line", "start", "end", "text", "marks"),
    [
        ("abc", 1, 4, "abc", "^^^"),
        ("abc", 2, 2, "abc", " ^"),
        ("abc", 4, 4, "abc", "   ^"),
        ("\tabc", 2, 5, "    abc", "    ^^^"),
        ("a\tbc", 3, 5, "a   bc", "    ^^"),
        ("a\tb", 2, 3, "a   b", " ^^^"),
        ("'日本' x", 6, 7, "'日本' x", "       ^"),
        ("'日本' x", 2, 4, "'日本' x", " ^^^^"),
        ("'😀' x", 6, 7, "'😀' x", "     ^"),
        ("'😀' x", 2, 4, "'😀' x", " ^^"),
        ("'e\u0301' x", 6, 7, "'e\u0301' x", "    ^"),
        ("über x", 6, 7, "über x", "     ^"),
        ("a\x1b[2Jb", 6, 7, "a\ufffd[2Jb", "     ^"),
        ("abc", 10, 12, "abc", "   ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_carets_stand_under_the_characters(line: str, start: int, end: int, text: str, marks: str) -> None:
    assert shown(line, start, end) == ["  |", f"7 | {text}".rstrip(), f"  | {marks}"]


def test_line_numbers_are_aligned() -> None:
    excerpt = Excerpt(9, ("first {", "second }"))
    assert frame(excerpt, span(9, 7, 10, 9), "^", plain, plain) == [
        "   |",
        " 9 | first {",
        "   |       ^",
        "10 | second }",
        "   | ^^^^^^^^",
    ]


def test_a_long_range_leaves_out_its_middle() -> None:
    excerpt = Excerpt(1, ("a({", "  b,", "  c,", "  d,", "  e,", "})"))
    assert frame(excerpt, span(1, 2, 6, 3), "^", plain, plain) == [
        "  |",
        "1 | a({",
        "  |  ^^",
        "2 |   b,",
        "  |   ^^",
        "3 |   c,",
        "  |   ^^",
        "  :",
        "6 | })",
        "  | ^^",
    ]


def test_the_line_after_a_line_end_is_not_part_of_the_range() -> None:
    excerpt = Excerpt(1, ("one", "two"))
    assert frame(excerpt, span(1, 1, 2, 1), "^", plain, plain) == ["  |", "1 | one", "  | ^^^"]


@pytest.mark.parametrize("start", [1, 50, 100_000, 500_000])
def test_a_very_long_line_is_cut_around_the_range(start: int) -> None:
    line = "x" * (start - 1) + "HERE" + "y" * (500_003 - start)
    _, source, marks = shown(line, start, start + 4)
    assert len(source) <= WIDEST_LINE + len("7 | ") + 2
    assert source[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_a_range_past_the_file_does_not_fail() -> None:
    beyond: Range = span(3, 5, 9, 1)
    assert frame(Excerpt(3, ("abc",)), beyond, "^", plain, plain) == ["  |", "3 | abc", "  |    ^"]
