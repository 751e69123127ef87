from __future__ import annotations

import io

import pytest

from amplify_ls.report.difference import unified_difference
from amplify_ls.report.style import COLOURED, PLAIN, style_for


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "coloured"),
    [
        (_Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (_Terminal(), {"NO_COLOR": "1"}, False),
        (_Terminal(), {"NO_COLOR": ""}, True),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (_Terminal(), {"FORCE_COLOR": "0"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (_Terminal(), {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_a_question_of_environment_and_terminal(
    stream: io.StringIO, environment: dict[str, str], *, coloured: bool
) -> None:
    assert style_for(stream, environment) is (COLOURED if coloured else PLAIN)


def test_a_difference_names_the_file_and_the_lines() -> None:
    assert unified_difference("amplify/x.ts", "a\nb\n", "a\nc\n", PLAIN) == (
        "--- amplify/x.ts\n+++ amplify/x.ts\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
    )


def test_a_missing_last_line_end_is_said() -> None:
    text = unified_difference("x.ts", "a", "b", PLAIN)
    assert text.endswith("-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n")


def test_line_ends_are_kept_and_other_separators_end_no_line() -> None:
    text = unified_difference("x.ts", "a\u2028a\r\nb\r\n", "a\u2028a\r\nc\r\n", PLAIN)
    assert " a\u2028a\r\n-b\r\n+c\r\n" in text


def test_equal_texts_have_no_difference() -> None:
    assert unified_difference("x.ts", "a\n", "a\n", COLOURED) == ""


def test_colours_mark_added_and_removed_lines() -> None:
    text = unified_difference("x.ts", "a\n", "b\n", COLOURED)
    assert "\x1b[31m-a\n\x1b[0m" in text
    assert "\x1b[32m+b\n\x1b[0m" in text
