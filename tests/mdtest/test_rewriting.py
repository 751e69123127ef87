"""Blocks that are written anew hold what a case needs to pass, and keep the rest as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mdtest.comparing import Found, complaints
from tests.mdtest.fixing import difference, lines_after
from tests.mdtest.markdown import DEFAULT_PATH, Case, FixedText, read_cases
from tests.mdtest.rewriting import Replacement, expectations_of, fixed_text, replaced

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST = Found(DEFAULT_PATH, (0, 2), (0, 5), "error", "data/a", "`one` is wrong", "types")
THIRD = Found(DEFAULT_PATH, (2, 0), (2, 3), "warning", "data/b", 'it says "no"', "synth")


def document(*lines: str, more: str = "") -> str:
    return "\n".join(["# A", "", "Prose.", "", "```ts", *lines, "```", more])


def rewritten(markdown: str, found: Sequence[Found]) -> str:
    (case,) = read_cases(markdown)
    after = replaced(markdown, expectations_of(case, found, markdown.split("\n")))
    (again,) = read_cases(after)
    assert complaints(again, found) == []
    assert texts(again) == texts(case)
    return after


def texts(case: Case) -> list[list[str]]:
    """The code of each file; lines that hold expectations alone may come and go."""
    return [[line.rstrip() for line in file.text.split("\n") if line.strip()] for file in case.files]


def test_a_finding_is_written_on_its_line_and_an_old_expectation_goes() -> None:
    old = document("  one", "two // error: [data/gone]", "three")
    new = document("  one", "two", 'three // warning: [data/b] "it says \\"no\\""')
    assert rewritten(old, [THIRD]) == new


def test_what_fits_stays_as_it_is() -> None:
    text = document('  one // error: [data/a] (types) "one"', "//^^^", "", "three // warning: [data/b]", "four")
    assert rewritten(text, [FIRST, THIRD._replace(start=(3, 0), end=(3, 3))]) == text


def test_an_expectation_on_a_line_of_its_own_goes_with_its_carets() -> None:
    old = document("// error: [data/gone]", "  one", "//^^^", "three")
    assert rewritten(old, []) == document("  one", "three")


def test_a_range_a_stage_and_part_of_a_message_are_kept_up() -> None:
    old = document('  one // warning: [data/a] (synth) "wrong"', "// ^^", "two")
    new = document('  one // error: [data/a] (types) "wrong"', "//^^^", "two")
    assert rewritten(old, [FIRST]) == new


def test_a_range_of_several_lines_has_dots() -> None:
    old = document("  one // error: [data/a]", "// ^^", "two")
    assert rewritten(old, [FIRST._replace(end=(1, 2))]) == document("  one // error: [data/a]", "//^...", "two")


def test_of_two_that_are_alike_the_one_that_is_there_stays() -> None:
    old = document("  one // error: [data/a] // error: [data/a]")
    assert rewritten(old, [FIRST]) == document("  one // error: [data/a]")


def test_files_that_cases_share_are_left_alone() -> None:
    markdown = document("  one // error: [data/gone]", more="\n## B\n\n`amplify/backend.ts`:\n\n```ts\nx\n```\n")
    (case,) = read_cases(markdown)
    assert expectations_of(case, [], markdown.split("\n")) == []


def test_a_difference_has_a_line_before_and_behind_each_group() -> None:
    before, after = "a\nb\n\nc\nd\ne\nf\ng\n", "a\nB\nc\nd\ne\nf\nnew\ng\n"
    assert difference(before, after) == [" a", "-b", "+B", " c", "@@", " f", "+new", " g"]
    assert difference(before, before) == []


def test_a_fixed_file_keeps_its_empty_lines() -> None:
    block = ["one", "", "two", "three"]
    expected = FixedText(DEFAULT_PATH, "all", "\n".join(block), line=9)
    new = lines_after(expected, {DEFAULT_PATH: ""}, {DEFAULT_PATH: "one\n\n\ntwo\nthird\n"})
    assert fixed_text(expected, block, new) == Replacement(9, ["one", "", "two", "third"])


def test_several_blocks_are_replaced_at_once() -> None:
    markdown = document("one", more="\n```ts\ntwo\n```")
    assert replaced(markdown, [Replacement(6, ["a", "b"]), Replacement(10, [])]) == document("a", "b", more="\n```ts\n```")
