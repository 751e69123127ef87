"""JSON with comments is read in time and memory that grow with its length alone."""

from __future__ import annotations

import tracemalloc

import pytest

from amplify_ls.values.json_reader import parse_json, parse_object

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1} // end', {"a": 1}),
        ('{"a": /* one, } */ 1,}', {"a": 1}),
        ('{"a": [1, 2, /* three */ ], // four\n }', {"a": [1, 2]}),
        (r'{"a": "// \" /* \\", /* x */ "b": "*/ ,]",}', {"a": '// " /* \\', "b": "*/ ,]"}),
        ('{"a": "http://x", }', {"a": "http://x"}),
        ('\ufeff{"a": null, }', {"a": None}),
        (r'{"a": "\\\\", /* " */ "b": 1}', {"a": "\\\\", "b": 1}),
    ],
)
def test_comments_and_trailing_commas_mean_nothing(text: str, value: object) -> None:
    assert parse_json(text.encode()) == value


@pytest.mark.parametrize("text", ['{"a": 1 /* never closed', '{"a": "never closed, /* */', "{,}x", '{"a": 1,,}'])
def test_what_is_no_json_has_no_value(text: str) -> None:
    assert parse_json(text.encode()) is None
    assert parse_object(text.encode()) == {}


@pytest.mark.parametrize(
    "unit",
    ["x", r"\\", r"\"", r"\n"],
    ids=["letters", "backslashes", "quotes", "line ends"],
)
def test_a_large_string_takes_a_few_times_its_size(unit: str) -> None:
    string = unit * (MEGABYTE // len(unit))
    data = f'{{"a": "{string}", /* a comment */ "b": 1,}}'.encode()
    tracemalloc.start()
    try:
        content = parse_object(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert content["b"] == 1
    assert peak < 12 * MEGABYTE


@pytest.mark.parametrize("unit", ["/* ", "/*/", "// ", ', /* "', '"', ", ", "[,", "/**/"])
def test_noise_without_an_end_is_read_once(unit: str) -> None:
    """In quadratic time each of these takes hours."""
    assert parse_json((unit * (2 * MEGABYTE // len(unit))).encode()) is None
