"""Patterns of settings files: what they mean, and that none of them can be matched for ever."""

from __future__ import annotations

import time

import pytest

from amplify_ls.model.files.patterns import matches, pattern_fault


@pytest.mark.parametrize(
    "pattern",
    [
        "**/*.test.ts",
        "src/**/__tests__/**/*.spec.*.ts",
        "*.a.*.ts",
        "amplify/functions/*/handler.ts",
        "examples/",
        "!**/keep.ts",
    ],
)
def test_patterns_that_people_write_are_read(pattern: str) -> None:
    assert pattern_fault(pattern) is None


@pytest.mark.parametrize("pattern", ["**/" + "*a" * 14 + "*b.ts", "*a" * 6 + "b", "**/" * 9 + "x", "*a*b/*a*b/*a*b"])
def test_patterns_with_too_many_wildcards_mean_nothing(pattern: str) -> None:
    fault = pattern_fault(pattern)
    assert fault is not None
    assert fault.reason == "has too many wildcards to be matched quickly"
    assert not matches((pattern,), "a" * 60 + ".ts")


@pytest.mark.parametrize("pattern", ["*a*a*ab", "*aa*a/*ab", "**/**/**/*aab"])
def test_the_longest_names_are_matched_in_no_time(pattern: str) -> None:
    start = time.process_time()
    matches((pattern,), "/".join(["a" * 255] * 12))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("pattern", ["!", "[z-a]", "a[9-0]b"])
def test_patterns_that_cannot_be_read_mean_nothing(pattern: str) -> None:
    assert pattern_fault(pattern) is not None
    assert not matches((pattern,), "a.ts")
