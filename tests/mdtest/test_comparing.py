"""A wrong expectation must fail, whatever is wrong with it."""

from __future__ import annotations

import pytest

from tests.mdtest.comparing import Found, columns_of, complaints, differences, without_syntax_errors
from tests.mdtest.markdown import Case, Columns, read_cases

PATH = "amplify/data/resource.ts"
FOUND = Found(PATH, (0, 6), (0, 10), "error", "data/a", "`tree` is not known", "types")


def case(*lines: str) -> Case:
    (only,) = read_cases("# A\n\n```ts\n" + "\n".join(lines) + "\n```\n")
    return only


@pytest.mark.parametrize(
    "lines",
    [
        ["a.b('😀tree') // error: [data/a]"],
        ["a.b('tree') // error: [data/a] (types)"],
        ['a.b("tree") // error: [data/a] (types) "not known"'],
        ['a.b(`tree`) // error: [data/a] "`tree` is not"'],
        ["a.b( 'tree') // error: [data/a]", "//    ^^^^"],
        ["a.b('😀tree') // error: [data/a]", "//     ^^^^"],
        ["/*日本*/ ('tree') // error: [data/a]", "//         ^^^^"],
    ],
)
def test_what_is_as_expected_passes(lines: list[str]) -> None:
    column = len(lines[0].split("tree")[0].encode("utf-16-le")) // 2
    found = FOUND._replace(start=(0, column), end=(0, column + 4))
    assert complaints(case(*lines), [found]) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["a.b('tree')"], ["unexpected: error: [data/a]"]),
        (["a.b('tree') // warning: [data/a]"], ["missing: warning: [data/a]", "unexpected: error: [data/a]"]),
        (["a.b('tree') // error: [data/b]"], ["missing: error: [data/b]", "unexpected: error: [data/a]"]),
        (
            ["a.b('tree') // error: [data/a] (synth)"],
            ["missing: error: [data/a] (synth)", "unexpected: error: [data/a] (types)"],
        ),
        (['a.b("tree") // error: [data/a] "bush"'], ['missing: error: [data/a] "bush"', "unexpected"]),
        (["a", "a.b('tree') // error: [data/a]"], [":2: missing", ":1: unexpected"]),
        (["a.b('tree') // error: [data/a]", "//  ^^^^"], ["at characters 5-8", "unexpected"]),
        (["a.b('tree') // error: [data/a]", "//    ^^^^..."], ["at characters 7-...", "unexpected"]),
        (["a.b('tree') // error: [data/a] // error: [data/a]"], ["missing: error: [data/a]"]),
    ],
)
def test_what_is_not_as_expected_fails(lines: list[str], said: list[str]) -> None:
    out = complaints(case(*lines), [FOUND])
    assert len(out) == len(said), out
    assert all(part in line for part, line in zip(said, out, strict=True)), out


def test_a_finding_twice_is_one_too_many() -> None:
    out = complaints(case("a.b('tree') // error: [data/a]"), [FOUND, FOUND])
    assert len(out) == 1
    assert "unexpected" in out[0]


def test_a_finding_in_another_file_is_unexpected() -> None:
    out = complaints(case("a.b('tree') // error: [data/a]"), [FOUND, FOUND._replace(path="amplify/other.ts")])
    assert len(out) == 1
    assert out[0].startswith("amplify/other.ts:1: unexpected")


def test_exact_expectations_choose_first() -> None:
    other = FOUND._replace(start=(0, 2), end=(0, 3))
    assert complaints(case("a.b('tree') // error: [data/a] // error: [data/a]", "//    ^^^^"), [FOUND, other]) == []


def test_ways_that_disagree_are_named() -> None:
    out = differences("engine", [FOUND], "check", [FOUND._replace(message="`bush` is not known")])
    assert [line.split(":")[0] for line in out] == [
        "engine finds, check does not",
        "check finds, engine does not",
    ]
    assert differences("engine", [FOUND], "check", [FOUND]) == []


def test_an_editor_shows_no_syntax_errors() -> None:
    assert without_syntax_errors([FOUND, FOUND._replace(code="syntax/error")]) == [FOUND]


@pytest.mark.parametrize(
    ("line", "start", "end", "columns"),
    [
        ("a.b('tree')", (0, 5), (0, 9), Columns(5, 9)),
        ("a.b('😀tree')", (0, 7), (0, 11), Columns(7, 11)),
        ("/*日本*/ ('tree')", (0, 9), (0, 13), Columns(11, 15)),
        ("a.b({", (0, 4), (3, 1), Columns(4, None)),
    ],
)
def test_columns_are_those_that_a_terminal_shows(
    line: str, start: tuple[int, int], end: tuple[int, int], columns: Columns
) -> None:
    assert columns_of(line, FOUND._replace(start=start, end=end)) == columns
