"""Projects that git ignores: built copies, scratch, other people's code."""

from __future__ import annotations

import pytest

from tests.cli.example import BACKEND, BAD_SCHEMA, CODE, DATA, Example

COPY = f"copies/one/{DATA}"


@pytest.fixture
def with_copy(example: Example) -> Example:
    """A repository with a project, and another one below a folder that it ignores."""
    example.write(".git/HEAD", "ref: refs/heads/main\n")
    example.write(".gitignore", "node_modules\n/copies/\n")
    example.write("copies/one/amplify/backend.ts", BACKEND)
    example.write(COPY, BAD_SCHEMA)
    return example


def paths_found(example: Example, *arguments: str) -> list[str]:
    return [found["path"] for found in example.check(*arguments).json["diagnostics"] if found["code"] == CODE]


def test_they_are_left_out(with_copy: Example) -> None:
    assert paths_found(with_copy) == [DATA]


def test_a_flag_has_them_checked(with_copy: Example) -> None:
    assert paths_found(with_copy, "--no-respect-gitignore") == [DATA, COPY]


@pytest.mark.parametrize("path", ["copies", "copies/one", "copies/one/amplify", "copies/one/amplify/data", COPY])
def test_what_is_named_is_checked(with_copy: Example, path: str) -> None:
    assert paths_found(with_copy, path) == [COPY]


def test_where_nothing_else_is_there_it_is_said(with_copy: Example) -> None:
    with_copy.write(".gitignore", "amplify\n")
    result = with_copy.run("check")
    assert (result.code, result.output) == (0, "")
    assert result.errors == (
        "amplify-ls: no Amplify project found in `.`; git ignores 2, use --no-respect-gitignore to check them\n"
    )
