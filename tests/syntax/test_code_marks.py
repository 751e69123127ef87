"""What code says to the type checker, and what it mentions."""

from __future__ import annotations

import pytest

from amplify_ls.syntax.code_marks import CodeMark, CodeMarks, Initializer, initializer_at, marks_around, variable_around
from amplify_ls.syntax.source_file import SourceFile
from amplify_ls.syntax.tree import SyntaxTree
from amplify_ls.syntax.type_comments import TypeComments
from amplify_ls.syntax.words import lone_name, words_of
from amplify_ls.text.document import Change, Document

MEMBERS = ",\n".join(f"  name{number}: {{ value: 'of some length {number}' }}" for number in range(20))


def marks_of(text: str) -> CodeMarks:
    """The marks of all statements of a file."""
    file = SourceFile("/p/x.ts", text.encode())
    found = [marks for chunk in file.statements for marks in file.facts.marks(chunk)]
    return CodeMarks(
        frozenset(mark for each in found for mark in each.marks), frozenset(name for each in found for name in each.asked)
    )


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("f(x as T);", {CodeMark.ASSERTION}),
        ("f(<T>x);", {CodeMark.ASSERTION}),
        ("f(x as const);", set()),
        ("f('this as that', /* x as T */ y);", set()),
        ("f(x satisfies T);", {CodeMark.SATISFIES}),
        ("f(x!);", {CodeMark.NON_NULL}),
        ("f(!x);", set()),
        ("const x: T = y;", {CodeMark.ANNOTATION}),
        ("const x = y;", set()),
        ("const f = (x: T) => x;", set()),
        ("const f = (x: any) => x;", {CodeMark.ANY}),
        ("f<any>(x);", {CodeMark.ANY, CodeMark.ANY_ARGUMENT}),
        ("f<never>(x);", {CodeMark.ANY_ARGUMENT}),
        ("f<string>('any');", set()),
        ("f(x as unknown);", {CodeMark.ANY, CodeMark.ASSERTION}),
        ("if (x) f();", {CodeMark.BRANCH}),
        ("while (x) f();", {CodeMark.BRANCH}),
        ("do f(); while (x);", {CodeMark.BRANCH}),
        ("switch (x) { default: }", {CodeMark.BRANCH}),
        ("x ??= y;", {CodeMark.BRANCH}),
        ("x ||= y;", {CodeMark.BRANCH}),
        ("x += y;", set()),
        ("function f(x: T): asserts x {}", {CodeMark.BRANCH}),
    ],
)
def test_the_marks_of_a_statement(text: str, marks: set[CodeMark]) -> None:
    assert marks_of(text).marks == marks


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("if (isBig(size)) f(other);", {"isBig", "size"}),
        ("while (one && two) f();", {"one", "two"}),
        ("switch (typeof size) { default: }", {"size"}),
        ("const x = typeof size === 'string' ? 1 : 2;", {"size"}),
        ("const x = -size;", set()),
        ("assert(size); assert.ok(other); assertIsText(third);", {"size", "other", "third"}),
        ("use(size);", set()),
    ],
)
def test_the_names_that_code_asks_about(text: str, asked: set[str]) -> None:
    assert marks_of(text).asked == asked


def test_the_members_of_a_large_object_have_marks_of_their_own() -> None:
    text = f"const x = {{\n{MEMBERS},\n  last: y as T,\n}};\n"
    file = SourceFile("/p/x.ts", text.encode())
    (chunk,) = file.statements
    assert [each.marks for each in file.facts.marks(chunk)] == [frozenset()] * 21 + [{CodeMark.ASSERTION}]


def test_an_edit_of_a_member_reads_this_member_again_and_no_other() -> None:
    text = f"const x = {{\n{MEMBERS},\n}};\n"
    document = Document(text)
    file = SourceFile("/p/x.ts", document.data)
    (chunk,) = file.statements
    before = list(file.facts.words(chunk))
    edit = document.apply(Change(text.replace("length 7", "width 7")))
    file.change([edit], document.data)
    after = list(file.facts.words(chunk))
    assert [number for number, (one, other) in enumerate(zip(before, after, strict=True)) if one is not other] == [8]
    assert file.facts.mentions(chunk, "width")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("f({ a: 1 } as T);", {CodeMark.ASSERTION}),
        ("f(({ a: 1 }) as T);", {CodeMark.ASSERTION}),
        ("f({ a: 1 } satisfies T as U);", {CodeMark.ASSERTION, CodeMark.SATISFIES}),
        ("f({ a: 1 }!);", {CodeMark.NON_NULL}),
        ("f({ a: 1 } as const);", set()),
        ("f({ a: 1 }, y as T);", set()),
        ("f({ a: 1 }) as T;", set()),
    ],
)
def test_the_assertions_around_an_expression(text: str, marks: set[CodeMark]) -> None:
    start = text.index("{ a: 1 }")
    assert marks_around(SyntaxTree(text.encode(), "typescript"), start, start + len("{ a: 1 }")) == marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("const X = ['a'];", Initializer("X", is_constant=False, has_marks=False)),
        ("let X = ['a'] as const;", Initializer("X", is_constant=True, has_marks=False)),
        ("const X = ['a'] as T;", None),
        ("const X: T = ['a'];", None),
        ("const { X } = ['a'];", None),
        ("const X = f(['a']);", None),
        ("f(['a']);", None),
        ("function f(X = ['a']) {}", None),
    ],
)
def test_the_variable_of_an_initializer(text: str, found: Initializer | None) -> None:
    start = text.index("['a']")
    assert initializer_at(SyntaxTree(text.encode(), "typescript"), start, start + len("['a']")) == found


def test_an_initializer_with_something_for_the_type_checker_in_it() -> None:
    tree = SyntaxTree(b"const X = ['a' as T];", "typescript")
    assert initializer_at(tree, 10, 20) == Initializer("X", is_constant=False, has_marks=True)


def test_the_variable_around_a_place() -> None:
    text = "const x = on ? { a: 1 } : two;\nf(three);"
    tree = SyntaxTree(text.encode(), "typescript")
    assert [variable_around(tree, text.index(word)) for word in ("{ a", "two", "three")] == ["x", "x", None]


def test_words_and_parts_of_paths() -> None:
    words = words_of("use($a, a1, 'weekly-report/über.ts'); // a1".encode())
    assert [words.count(name) for name in ("$a", "a", "a1", "über", "weekly-report", "weekly-use2")] == [1, 0, 2, 1, 1, 0]
    assert words.path_parts >= {"weekly-report", "über.ts"}
    assert "use" not in words.path_parts


@pytest.mark.parametrize(("text", "found"), [(b" : NAME ", ("NAME", 3)), (b"NAME", ("NAME", 0)), (b"a.b", None), (b"", None)])
def test_a_lone_name(text: bytes, found: tuple[str, int] | None) -> None:
    assert lone_name(text) == found


@pytest.mark.parametrize(
    ("text", "is_unchecked"),
    [
        ("// @ts-nocheck\nx;\n", True),
        ("const text = `\n// @ts-nocheck\n`;\nx;\n", False),
        ("x;\n", False),
    ],
)
def test_a_comment_that_leaves_a_file_unchecked(text: str, is_unchecked: bool) -> None:  # noqa: FBT001 - a column of the table
    assert TypeComments(SyntaxTree(text.encode(), "typescript")).is_unchecked is is_unchecked


def test_a_comment_within_a_string_silences_nothing() -> None:
    text = "f(`\n// @ts-ignore\n`, x);\n"
    assert not TypeComments(SyntaxTree(text.encode(), "typescript")).is_silenced(text.index("x"))
