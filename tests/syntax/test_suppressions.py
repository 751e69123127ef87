"""Reading suppress comments."""

from __future__ import annotations

import pytest

from amplify_ls.syntax.suppressions import suppress_comments
from amplify_ls.syntax.tree import SyntaxTree


def read(text: str) -> list[tuple[list[str], str]]:
    """The codes of each comment, and the line that it speaks of."""
    data = text.encode()
    comments = suppress_comments(SyntaxTree(data, "typescript"))
    return [([code.name for code in item.codes], data[item.line_start : item.line_end].decode()) for item in comments]


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("// amplify-ls-ignore a/b", ["a/b"]),
        ("// amplify-ls-ignore a/b, c/d", ["a/b", "c/d"]),
        ("// amplify-ls-ignore a/b c/d", ["a/b", "c/d"]),
        ("// amplify-ls-ignore a/b,c/d: e/f", ["a/b", "c/d"]),
        ("// amplify-ls-ignore a/b because of x", ["a/b"]),
        ("// amplify-ls-ignore a/b -- x", ["a/b"]),
        ("// amplify-ls-ignore b, c/d", ["b", "c/d"]),
        ("// amplify-ls-ignore: x", []),
        ("// amplify-ls-ignore", []),
        ("/* amplify-ls-ignore a/b */", ["a/b"]),
        ("/** amplify-ls-ignore a/b: x */", ["a/b"]),
        ("// amplify-ls-ignore a/*, c/d", ["a/*", "c/d"]),
        ("/* amplify-ls-ignore a/**/", ["a/*"]),
        ("// amplify-ls-ignore a/b until 2027-01-31: x", ["a/b"]),
        ("// amplify-ls-ignore until 2027-01-31", []),
        ("// amplify-ls-ignore-declaration a/b", ["a/b"]),
    ],
)
def test_codes(comment: str, codes: list[str]) -> None:
    assert read(f"{comment}\nx;\n") == [(codes, "x;")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x; // amplify-ls-ignore a/b\ny;", "x; // amplify-ls-ignore a/b"),
        ("/* amplify-ls-ignore a/b */ x;\ny;", "/* amplify-ls-ignore a/b */ x;"),
        ("/* amplify-ls-ignore a/b:\n long */ x;\ny;", " long */ x;"),
        ("  // amplify-ls-ignore a/b\n// c\n  /* d\n*/\n  x;\ny;", "  x;"),
        ("// amplify-ls-ignore a/b\n\nx;", ""),
        ("// amplify-ls-ignore a/b", ""),
        ("// amplify-ls-ignore a/b\r\nx;\r\ny;", "x;"),
    ],
)
def test_the_line_that_is_spoken_of(text: str, line: str) -> None:
    assert read(text) == [(["a/b"], line)]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("// amplify-ls-ignore-declaration a/b\nexport const x = f({\n  y: 1,\n});\nz;", "export const x = f({\n  y: 1,\n});"),
        ("f({\n  // amplify-ls-ignore-declaration a/b\n  x: {\n    y: 1,\n  },\n  z: 1,\n});", "  x: {\n    y: 1,\n  }, "),
        ("f({\n  x: g(\n    1), // amplify-ls-ignore-declaration a/b\n});", "    1), // amplify-ls-ignore-declaration a/b"),
        ("// amplify-ls-ignore-declaration a/b", ""),
        ("x;\n// amplify-ls-ignore-file a/b\ny;", "x;\n// amplify-ls-ignore-file a/b\ny;"),
    ],
)
def test_the_region_that_is_spoken_of(text: str, region: str) -> None:
    assert read(text) == [(["a/b"], region.removesuffix(", "))]


@pytest.mark.parametrize(
    ("comment", "date"),
    [
        ("// amplify-ls-ignore a/b until 2027-01-31", "2027-01-31"),
        ("// amplify-ls-ignore a/b, c/d until 2027-01-31: reason", "2027-01-31"),
        ("/* amplify-ls-ignore a/b until 2027-01-31*/", "2027-01-31"),
        ("// amplify-ls-ignore a/b until tomorrow", "tomorrow"),
        ("// amplify-ls-ignore a/b: until 2027-01-31", None),
        ("// amplify-ls-ignore a/b", None),
    ],
)
def test_the_last_day(comment: str, date: str | None) -> None:
    (found,) = suppress_comments(SyntaxTree(comment.encode(), "typescript"))
    assert (found.until.text if found.until else None) == date


@pytest.mark.parametrize(
    "text", ["'// amplify-ls-ignore a/b'", "`\n// amplify-ls-ignore a/b\n`", "// an amplify-ls-ignore a/b"]
)
def test_no_comment(text: str) -> None:
    assert read(text) == []
