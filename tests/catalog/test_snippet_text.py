"""What a snippet writes when nobody fills in anything, and the numbers of its tab stops."""

from __future__ import annotations

import pytest

from amplify_ls.catalog.snippet_text import Filled, filled, has_stops, last_stop, renumbered


@pytest.mark.parametrize(
    ("snippet", "text", "is_complete"),
    [
        ("name: 1", "name: 1", True),
        ("name: $1", "name: ", False),
        ("name: ${1}", "name: ", False),
        ("name: ${1:}", "name: ", False),
        ("name: '${1:main}'", "name: 'main'", True),
        ("name: ${1:${2:inner} and ${3:more}}", "name: inner and more", True),
        ("name: ${1:outer $2}", "name: outer ", False),
        ("name: '${1|one,two|}'", "name: 'one'", True),
        (r"name: ${1|a\,b,c|}", "name: a,b", True),
        (r"`\${code()\}`", "`${code()}`", True),
        (r"a\\b", r"a\b", True),
        (r"\n", r"\n", True),
        (r"\$1", "$1", True),
        ("a $ b {}", "a $ b {}", True),
    ],
)
def test_the_text_of_a_snippet(snippet: str, text: str, *, is_complete: bool) -> None:
    assert filled(snippet) == Filled(text, is_complete)


def test_the_numbers_of_tab_stops() -> None:
    snippet = r"${1:a}, $12, \$9, ${3|x,y|}"
    assert last_stop(snippet) == 12
    assert last_stop("none") == 0
    assert renumbered(snippet, 2) == r"${3:a}, $14, \$9, ${5|x,y|}"
    assert has_stops(snippet)
    assert not has_stops(r"\$9")
