"""Syntax that TypeScript has and the grammar lacks is not reported as an error."""

from __future__ import annotations

import pytest

from amplify_ls.syntax.tree import SyntaxTree


@pytest.mark.parametrize(
    "text",
    [
        "const using = 1;\nusing(1);\n",
        "const using = 1;\nusing;\n",
        "for (const using of [1]) {}\n",
        "using: for (;;) {}\n",
        "class A { constructor(readonly using = 1) {} }",
        "let abstract = 1; abstract + 1;",
        "class P { a = 1; accessor = 8; b = 2 }",
        "abstract class B { abstract accessor size: number }",
        "type F<in T> = (x: T) => void;",
        "type F<out T> = () => T;",
        "type F<in out T> = (x: T) => void;",
        "const x = String.raw`C:\\users \\u{nope}`;",
        "export type * from './types';",
    ],
)
def test_valid_typescript_has_no_error(text: str) -> None:
    assert list(SyntaxTree(text.encode(), "typescript").problems()) == []


@pytest.mark.parametrize(
    "text", ["const a = `\\u{nope}`;", "const a = ;", "class P { a = ; }", "type F<= T> = 1;", "let b = (1;"]
)
def test_a_real_error_is_reported(text: str) -> None:
    assert list(SyntaxTree(text.encode(), "typescript").problems())
