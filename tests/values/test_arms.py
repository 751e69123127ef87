"""The sides of a choice, which the type check looks at, whichever is taken."""

from __future__ import annotations

import pytest

from amplify_ls.values.values import arms_of
from tests.values.describe import describe, value_of


@pytest.mark.parametrize(
    ("code", "arms"),
    [
        ("const x = c ? 'a' : 'b';", ["'a'", "'b'"]),
        ("const x = c ? 1 : d ? 'b' : [3];", ["1", "'b'", "[3]"]),
        ("const y = c ? 1 : 2; const x = d ? y : 3;", ["1", "2", "3"]),
        ("const x = process.env.NAME ?? 5;", ["?.env.NAME", "5"]),
        # The type check may look at the first side alone, or take the whole for anything.
        ("const x = u.y ?? 5;", ["?.y", "5", "?"]),
        # Which one it is can be seen.
        ("const x = 'a' ?? 5;", []),
        ("const x = c && { a: 1 };", ["?", "{a: 1}", "?"]),
        ("const x = c ? (1 as any) : 2;", ["1", "?", "2"]),
        ("const y: any = 1; const x = c ? y : 2;", ["1", "?", "2"]),
        ("const y = 1; const z = y; const x = c ? z : 2;", ["1", "2"]),
        ("const f = (y) => (c ? y : 2); const x = [f(1)];", []),
        # A condition tells the type check more of what it asks about.
        ("const y = 1; const x = typeof y === c ? y : 2;", ["?", "2"]),
        ("const y = 1; const x = c(y) ? [y] : d ? y : 2;", ["?", "?"]),
        ("const x = process.env.A ? process.env.A : 2;", ["?.env.A", "2"]),
        ("const x = c ? 1 : c ? 2 : 3;", ["1", "2", "3"]),
        # What is done to the whole may be done to each side.
        ("const x = c ? { a: 1 } : { b: 2 }; x.d = 4;", ["{a: 1, ...}", "{b: 2, ...}"]),
        ("let x = c ? { a: 1 } : { b: 2 }; x = { d: 4 };", []),
        # A text with a choice in it is no choice.
        ("const x = `${c ? 1 : 2}`;", []),
        ("const f = () => (c ? 1 : 2); const x = f();", []),
        # Of more than anybody wrote nothing is known, and what is chosen of that is not known either.
        (
            "".join(f"const a{n + 1} = c ? a{n} : a{n}; " for n in range(40)) + "const a0 = c ? 1 : 2; const x = a40;",
            ["?"] * 32,
        ),
    ],
)
def test_arms(code: str, arms: list[str]) -> None:
    assert [describe(arm) for arm in arms_of(value_of({"data/resource.ts": code}, "x"))] == arms
