"""The reader of the Markdown format."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.mdtest.markdown import Columns, Expectation, FormatError, read_cases, read_source


def cases(markdown: str) -> list[tuple[str, list[str]]]:
    return [(case.name, [file.path for file in case.files]) for case in read_cases(dedent(markdown))]


def test_a_heading_is_a_case_and_a_path_line_names_a_file() -> None:
    assert cases("""\
        # Relations

        Prose with `code`.

        ```ts
        a
        ```

        Then the other one,
        `amplify/auth/resource.ts`:

        ```ts
        b
        ```
        """) == [("Relations", ["amplify/data/resource.ts", "amplify/auth/resource.ts"])]


def test_blocks_above_sub_headings_are_shared() -> None:
    read = read_cases(
        dedent("""\
        # All

        `amplify/backend.ts`:

        ```ts
        shared
        ```

        ## One

        ```ts
        one
        ```

        ## Two

        `amplify/backend.ts`:

        ```ts
        own
        ```
        """)
    )
    assert [(case.name, {file.path: file.text for file in case.files}) for case in read] == [
        ("All / One", {"amplify/backend.ts": "shared\n", "amplify/data/resource.ts": "one\n"}),
        ("All / Two", {"amplify/backend.ts": "own\n"}),
    ]


def test_sections_of_prose_and_other_languages_are_no_cases() -> None:
    assert cases("# A\n\nProse.\n\n```sh\nls\n```\n\n# B\n\n```ts\n# not a heading\n```\n") == [
        ("B", ["amplify/data/resource.ts"])
    ]


def test_a_longer_fence_may_hold_a_shorter_one() -> None:
    assert cases("# A\n\n````ts\n```\n````\n") == [("A", ["amplify/data/resource.ts"])]


def test_fixed_blocks_follow_the_file_above() -> None:
    (case,) = read_cases(
        dedent("""\
        # A

        `amplify/auth/resource.ts`:

        ```ts
        before
        ```

        ```diff fixed=all
        -before
        +after
        ```

        ```ts fixed="Use guest access"
        after
        ```

        `amplify/data/resource.ts`:

        ```ts fixed=2
        second
        ```
        """)
    )
    assert [(fixed.path, fixed.fix, fixed.text, fixed.is_difference) for fixed in case.fixed] == [
        ("amplify/auth/resource.ts", "all", "-before\n+after\n", True),
        ("amplify/auth/resource.ts", "Use guest access", "after\n", False),
        ("amplify/data/resource.ts", "2", "second\n", False),
    ]


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("# A\n\n```ts\n", "no end"),
        ("# A\n\n```ts\n```\n\n```ts\n```\n", "twice"),
        ("# A\n\n```ts what\n```\n", "not understood"),
        ("# A\n\n```ts fixed=1\n```\n", "needs a file"),
        ("# A\n\n```ts\n```\n\n```ts fixed=1\n```\n\n## B\n\n```ts\n```\n", "without sub-headings"),
        ("# A\n\n```ts\nx // error [data/x]\n```\n", "not an expectation"),
        ("# A\n\n```ts\nx\n// ^^^\n```\n", "carets without an expectation"),
        ("# A\n\n```ts\nx // error: [a/b]\n// ^ ^\n```\n", "carets without an expectation"),
        ("# A\n\n```ts\nx\n// error: [data/x]\n```\n", "no line follows"),
    ],
)
def test_what_is_wrong_is_said(markdown: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        read_cases(markdown)


def test_expectations_are_taken_out_and_lines_keep_their_numbers() -> None:
    file = read_source(
        "x.ts",
        dedent("""\
        first // a comment stays
        second, // error: [data/a] "say \\"no\\"" // hint: [data/b] (synth)
        // warning: [data/c] "next"

        third
        //^^^...
        """),
    )
    assert file.text == "first // a comment stays\nsecond,\n\n\nthird\n\n"
    assert file.expectations == (
        Expectation(1, "error", "data/a", 'say "no"'),
        Expectation(1, "hint", "data/b", "", stage="synth"),
        Expectation(4, "warning", "data/c", "next", Columns(2, None)),
    )


def test_groups_of_carets_go_to_expectations_in_order() -> None:
    file = read_source("x.ts", "abcdefgh // error: [a/x] // error: [a/y]\n//^^  ^\n")
    assert [expectation.columns for expectation in file.expectations] == [Columns(2, 4), Columns(6, 7)]


def test_caret_lines_add_up() -> None:
    file = read_source("x.ts", "abcdefgh // error: [a/x] // error: [a/y]\n//^^\n//    ^\n")
    assert [expectation.columns for expectation in file.expectations] == [Columns(2, 4), Columns(6, 7)]
