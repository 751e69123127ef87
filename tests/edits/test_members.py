"""Members of objects: added, taken out, renamed, given other values."""

from __future__ import annotations

from typing import Any

import pytest

from amplify_ls.edits.operations import InsertProperty, RemoveProperty, RenameProperty, ReplaceValue
from tests.edits.support import PATH, rendered

LONG = "x" * 30


def inserted(text: str, name: str = "n", value: str = "1", **neighbours: str) -> str | None:
    def operation(x: Any) -> list[InsertProperty]:
        return [InsertProperty(x, name, value, **{side: x.properties[other] for side, other in neighbours.items()})]

    return rendered(text, operation).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("const x = {};", "const x = { n: 1 };"),
        ("const x = {\n};", "const x = {\n  n: 1,\n};"),
        ("const x = {} as const;", "const x = { n: 1 } as const;"),
        ("const y = {p: 1}; const x = {};", "const y = {p: 1}; const x = {n: 1};"),
        ("const x = { a: 1 };", "const x = { a: 1, n: 1 };"),
        ("const x = {a: 1};", "const x = {a: 1, n: 1};"),
        ("const x = { a: 1, };", "const x = { a: 1, n: 1, };"),
        ("const x = { ...b };", "const x = { ...b, n: 1 };"),
        ("const x = {\n  a: 1,\n};", "const x = {\n  a: 1,\n  n: 1,\n};"),
        ("const x = {\n  a: 1\n};", "const x = {\n  a: 1,\n  n: 1\n};"),
        ("const x = {\n\ta: 1, // one\n};", "const x = {\n\ta: 1, // one\n\tn: 1,\n};"),
        ("const x = {\n\ta: 1 // one\n};", "const x = {\n\ta: 1, // one\n\tn: 1\n};"),
        ("const x = {\r\n    a: 1,\r\n};\r\n", "const x = {\r\n    a: 1,\r\n    n: 1,\r\n};\r\n"),
        ("const x = {\n  a: 1,\n  // later\n};", "const x = {\n  a: 1,\n  n: 1,\n  // later\n};"),
        ("const x = {\n  // later\n};", "const x = {\n  // later\n  n: 1,\n};"),
        ("const x = {\n  a: 1,\n\n  b: 2,\n};", "const x = {\n  a: 1,\n\n  b: 2,\n\n  n: 1,\n};"),
        ("const x = { a: f({\n  b: 1,\n}) };", "const x = { a: f({\n  b: 1,\n}), n: 1 };"),
        (
            f"const x = {{ a: '{LONG}', b: '{LONG}', c: '{LONG}' }};",
            f"const x = {{\n  a: '{LONG}',\n  b: '{LONG}',\n  c: '{LONG}',\n  n: 1,\n}};",
        ),
    ],
)
def test_a_new_last_member_follows_the_layout(before: str, after: str) -> None:
    assert inserted(before) == after


def test_a_value_of_several_lines_opens_the_object() -> None:
    value = "{\n  b: [\n    'c',\n  ],\n}"
    assert inserted("const x = { a: 1 };", value=value) == (
        "const x = {\n  a: 1,\n  n: {\n    b: [\n      'c',\n    ],\n  },\n};"
    )
    assert inserted("if (y) {\n\tf();\n}\nconst x = {\n\ta: 1,\n};", value=value) == (
        "if (y) {\n\tf();\n}\nconst x = {\n\ta: 1,\n\tn: {\n\t\tb: [\n\t\t\t'c',\n\t\t],\n\t},\n};"
    )


@pytest.mark.parametrize(
    ("neighbours", "after"),
    [
        ({"before": "a"}, "const x = {\n  n: 1,\n  // a\n  a: 1, // one\n\n  /** b */\n  b: 2,\n  c: 3,\n};"),
        ({"after": "a"}, "const x = {\n  // a\n  a: 1, // one\n  n: 1,\n\n  /** b */\n  b: 2,\n  c: 3,\n};"),
        ({"before": "b"}, "const x = {\n  // a\n  a: 1, // one\n\n  n: 1,\n  /** b */\n  b: 2,\n  c: 3,\n};"),
        ({"before": "c"}, "const x = {\n  // a\n  a: 1, // one\n\n  /** b */\n  b: 2,\n  n: 1,\n  c: 3,\n};"),
    ],
)
def test_a_new_member_stays_beside_its_neighbour(neighbours: dict[str, str], after: str) -> None:
    before = "const x = {\n  // a\n  a: 1, // one\n\n  /** b */\n  b: 2,\n  c: 3,\n};"
    assert inserted(before, **neighbours) == after


def test_a_neighbour_on_the_same_line() -> None:
    assert inserted("const x = { a: 1, b: 2 };", before="b") == "const x = { a: 1, n: 1, b: 2 };"
    assert inserted("const x = { a: 1, b: 2 };", after="a") == "const x = { a: 1, n: 1, b: 2 };"
    assert inserted("const x = { a: 1, b: 2 };", before="a") == "const x = { n: 1, a: 1, b: 2 };"


def test_quotes_are_those_of_the_neighbourhood() -> None:
    assert inserted('const x = { a: "1" };', "custom:n", "secret('K')") == 'const x = { a: "1", "custom:n": secret("K") };'
    assert inserted("const x = { a: '1' };", "custom:n", "'it\\'s'") == "const x = { a: '1', 'custom:n': 'it\\'s' };"
    assert inserted('const x = { a: "1" };', "n", "'it\\'s'") == 'const x = { a: "1", n: "it\'s" };'
    assert inserted('const x = { a: "1" };', "n", "'say \"hi\"'") == 'const x = { a: "1", n: \'say "hi"\' };'


def test_keys_are_quoted_where_all_others_are_without_need() -> None:
    assert inserted('const x = { "a": 1 };') == 'const x = { "a": 1, "n": 1 };'
    assert inserted("const x = { 'custom:a': 1 };") == "const x = { 'custom:a': 1, n: 1 };"


def test_there_is_no_fix_without_an_object_literal_free_of_errors() -> None:
    assert inserted("const x = { n: 2 };") is None, "the member is there"
    assert inserted("enum x { a = '1' }\n") is None


def test_an_object_of_another_file_is_edited_there() -> None:
    others = {"/p/amplify/shared.ts": 'export const shared = {\n\ta: "1"\n}\n'}
    text = "import { shared } from './shared';\nconst x = { s: shared };\n"
    result = rendered(text, lambda x: [InsertProperty(x.get("s"), "n", "'2'")], others)
    assert result.files == {PATH: text, "/p/amplify/shared.ts": 'export const shared = {\n\ta: "1",\n\tn: "2"\n}\n'}


MEMBERS = """const x = {
  // first
  a: 1, // one

  // second
  // of two lines
  b: {
    c: 2,
  },
  d: 3, e: 4, // both
  /* f */ f: 5
  // the end
};
"""


@pytest.mark.parametrize(
    ("names", "gone"),
    [
        ("a", "  // first\n  a: 1, // one\n\n"),
        ("b", "  // second\n  // of two lines\n  b: {\n    c: 2,\n  },\n"),
        ("d", "d: 3, "),
        ("e", " e: 4,"),
        ("ab", MEMBERS[12 : MEMBERS.index("  d: 3")]),
    ],
)
def test_a_member_goes_with_its_own_comments_only(names: str, gone: str) -> None:
    result = rendered(MEMBERS, lambda x: [RemoveProperty(x.properties[name]) for name in names])
    assert gone in MEMBERS
    assert result.text == MEMBERS.replace(gone, "")


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("const x = { a: 1 };", "a", "const x = {};"),
        ("const x = {\n  a: 1,\n};", "a", "const x = {};"),
        ("const x = {\n  // mine\n  a: 1,\n\n  // the end\n};", "a", "const x = {\n  // the end\n};"),
        ("const x = { a: 1, b: 2 };", "a", "const x = { b: 2 };"),
        ("const x = { a: 1, b: 2 };", "b", "const x = { a: 1 };"),
        ("const x = { a: 1, b: 2, };", "b", "const x = { a: 1, };"),
        ("const x = {\n  a: 1,\n  b: 2\n};", "b", "const x = {\n  a: 1\n};"),
        ("const x = {\n  a: 1, // one\n  b: 2\n};", "b", "const x = {\n  a: 1 // one\n};"),
        ("const x = {\n  a: 1, // one\n  b: 2 };", "b", "const x = {\n  a: 1 // one\n  };"),
        ("const x = {\n  a: 1,\n\n  b: 2,\n};", "b", "const x = {\n  a: 1,\n};"),
        ("const x = {\r\n  a: 1,\r\n\r\n  b: 2,\r\n\r\n  c: 3,\r\n};", "b", "const x = {\r\n  a: 1,\r\n\r\n  c: 3,\r\n};"),
        ("const x = { a: 1, \n  b: 2,\n};", "a", "const x = {\n  b: 2,\n};"),
        ("const x = {\n  a: 1\n  , b: 2\n};", "b", "const x = {\n  a: 1\n};"),
    ],
)
def test_commas_and_blank_lines_close_up(before: str, name: str, after: str) -> None:
    assert rendered(before, lambda x: [RemoveProperty(x.properties[name])]).text == after


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("const x = { a: 1 };", "a", "b", "const x = { b: 1 };"),
        ("const x = { a: 1 };", "a", "custom:b", "const x = { 'custom:b': 1 };"),
        ('const x = { "a-b": "1", c: 2 };', "a-b", "b", 'const x = { b: "1", c: 2 };'),
        ('const x = { "a": "1", "c": 2 };', "a", "b", 'const x = { "b": "1", "c": 2 };'),
        ("const a = 1, x = { a };", "a", "b", "const a = 1, x = { b: a };"),
        ("const x = { async a() { return 1; } };", "a", "b", "const x = { async b() { return 1; } };"),
        ("const x = { a: 1, b: 2 };", "a", "b", None),
    ],
)
def test_renaming(before: str, old: str, new: str, after: str | None) -> None:
    assert rendered(before, lambda x: [RenameProperty(x.properties[old], new)]).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("const x = { a: true };", "const x = { a: { required: true } };"),
        ("const a = 1, x = { a };", "const a = 1, x = { a: { required: true } };"),
        ("const x = { a() { return 1; } };", "const x = { a: { required: true } };"),
        ("const x = { a: /* why */ 1 /* what */, };", "const x = { a: /* why */ { required: true } /* what */, };"),
    ],
)
def test_another_value(before: str, after: str) -> None:
    assert rendered(before, lambda x: [ReplaceValue(x.properties["a"], "{ required: true }")]).text == after


def test_several_operations_on_one_object() -> None:
    before = "const x = {\n  a: 1,\n  b: 2\n};"
    result = rendered(
        before,
        lambda x: [
            RemoveProperty(x.properties["b"]),
            InsertProperty(x, "c", "3"),
            RenameProperty(x.properties["a"], "d"),
            InsertProperty(x, "e", "f(1)", after=x.properties["a"]),
            RemoveProperty(x.properties["a"]),
        ],
    )
    assert result.text == "const x = {\n  e: f(1),\n  c: 3\n};"
