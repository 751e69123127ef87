"""Links of chains, list items, arguments, and plain regions."""

from __future__ import annotations

from typing import Any

import pytest

from amplify_ls.edits.operations import InsertAfter, InsertItem, Operation, Remove, RemoveItem, Replace, Wrap
from tests.edits.support import rendered

IMPORT = "import { a } from '@aws-amplify/backend';\n"


def edited(text: str, operations: Any) -> str | None:
    after = rendered(IMPORT + text, operations).text
    return None if after is None else after.removeprefix(IMPORT)


@pytest.mark.parametrize(
    ("before", "names", "after"),
    [
        ("const x = a.enum().one().two();", ["one"], "const x = a.enum().two();"),
        ("const x = a.enum().one().two();", ["one", "two"], "const x = a.enum();"),
        ("const x = a.enum()?.one();", ["one"], "const x = a.enum();"),
        ("const x = a\n  .enum()\n  .one()\n  .two();", ["one"], "const x = a\n  .enum()\n  .two();"),
        ("const x = a\n  .enum()\n  .one()\n  .two();", ["two"], "const x = a\n  .enum()\n  .one();"),
        ("const x = a.enum()\n  .one().two();", ["one"], "const x = a.enum()\n  .two();"),
        ("const x = a.enum()\n  // why\n  .one()\n  .two();", ["one"], "const x = a.enum()\n  .two();"),
        ("const x = a.enum()\n  .one() // why\n  .two();", ["one"], "const x = a.enum()\n  .two();"),
        ("const x = a.enum() // all\n  .one();", ["one"], "const x = a.enum(); // all"),
        ("const x = a.enum() // all\n  .one(), y = 1;", ["one"], "const x = a.enum() // all\n  , y = 1;"),
        ("const x = a.enum()\n  .one()\n", ["one"], "const x = a.enum()\n"),
        ("const x = a.enum()\r\n  .one()\r\n  .two();\r\n", ["two"], "const x = a.enum()\r\n  .one();\r\n"),
    ],
)
def test_links_go_with_the_line_that_they_leave_empty(before: str, names: list[str], after: str) -> None:
    assert edited(before, lambda x: [Remove(x.link(name).span) for name in names]) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("const x = a.id();", "const x = a.id().one().two();"),
        ("const x = a\n  .id();", "const x = a\n  .id()\n  .one()\n  .two();"),
        ("const x = a.model({\n  b: a.id(),\n});", "const x = a.model({\n  b: a.id(),\n}).one().two();"),
        (
            "const x = a.model({\n  b: a.id(),\n})\n  .three();",
            "const x = a.model({\n  b: a.id(),\n})\n  .three()\n  .one()\n  .two();",
        ),
    ],
)
def test_links_are_added_as_the_chain_is_laid_out(before: str, after: str) -> None:
    assert edited(before, lambda x: [InsertAfter(x.span, ".one()"), InsertAfter(x.span, ".two()")]) == after


def arguments(x: Any) -> Any:
    return x.links[0].arguments


LIST = "const x = a.belongsTo('A', [\n  'one', // 1\n  'two',\n]);"


@pytest.mark.parametrize(
    ("index", "after"),
    [
        (0, "const x = a.belongsTo('A', [\n  'new',\n  'one', // 1\n  'two',\n]);"),
        (1, "const x = a.belongsTo('A', [\n  'one', // 1\n  'new',\n  'two',\n]);"),
        (2, "const x = a.belongsTo('A', [\n  'one', // 1\n  'two',\n  'new',\n]);"),
        (3, None),
    ],
)
def test_items_are_added_to_a_list_of_several_lines(index: int, after: str | None) -> None:
    assert edited(LIST, lambda x: [InsertItem(arguments(x)[1].span, index, "'new'")]) == after


def test_items_are_taken_out() -> None:
    items: list[Any] = [0, 1]
    one = edited(LIST, lambda x: [RemoveItem(arguments(x)[1].items[0].span)])
    assert one == "const x = a.belongsTo('A', [\n  'two',\n]);"
    both = edited(LIST, lambda x: [RemoveItem(arguments(x)[1].items[at].span) for at in items])
    assert both == "const x = a.belongsTo('A', []);"
    assert edited(LIST, lambda x: [RemoveItem(arguments(x)[1].span)]) == "const x = a.belongsTo('A');"
    assert edited("const x = a.f(('y' as const), 1);", lambda x: [RemoveItem(arguments(x)[0].span)]) == "const x = a.f(1);"


def test_an_item_that_is_written_elsewhere_is_left_alone() -> None:
    text = "const y = 'y';\nconst x = a.f([y]);"
    assert edited(text, lambda x: [RemoveItem(arguments(x)[0].items[0].span)]) is None


@pytest.mark.parametrize(
    ("before", "index", "text", "after"),
    [
        ("const x = a.f();", 0, "'b'", "const x = a.f('b');"),
        ("const x = a.f('a');", 1, "'b'", "const x = a.f('a', 'b');"),
        ("const x = a.f('a');", 1, "['b', 'c']", "const x = a.f('a', ['b', 'c']);"),
        ('const x = a.f("a", "b");', 0, "'b'", 'const x = a.f("b", "a", "b");'),
        ("const x = a.f(\n  'a'\n);", 1, "'b'", "const x = a.f(\n  'a',\n  'b'\n);"),
        ("const x = a.f('a');", 1, "{\n  b: 'c',\n}", "const x = a.f('a', {\n  b: 'c',\n});"),
        ("const x = a.f();", 0, "{\n  b: 'c',\n}", "const x = a.f({\n  b: 'c',\n});"),
        ("const x = a.f('a' /* first */);", 1, "'b'", "const x = a.f('a' /* first */, 'b');"),
        ("const x = a.f(/* none */);", 0, "'b'", "const x = a.f(/* none */\n  'b',\n);"),
    ],
)
def test_arguments_are_added(before: str, index: int, text: str, after: str) -> None:
    assert edited(before, lambda x: [InsertItem(arguments(x).span, index, text)]) == after


def test_a_subscript_becomes_a_call() -> None:
    assert edited("const x = a.to['read'];", lambda x: [Wrap(x.links[1].span, "(", ")")]) == "const x = a.to(['read']);"

    def operations(x: Any) -> list[Operation]:
        link = x.links[1]
        return [Wrap(link.span, "(", ")"), Replace(link.subscript.span, "'get'"), InsertAfter(link.span, ".one('1')")]

    assert edited('const x = a.to["read"]; f("y");', operations) == 'const x = a.to(["get"]).one("1"); f("y");'


def test_a_literal_keeps_the_quote_of_the_one_before() -> None:
    text = "const x = a.f('a', 'b', \"c\");"
    assert edited(text, lambda x: [Replace(arguments(x)[2].span, "'d'")]) == "const x = a.f('a', 'b', \"d\");"
    assert edited(text, lambda x: [Replace(x.links[0].name_span, "g")]) == "const x = a.g('a', 'b', \"c\");"


def test_an_operation_on_what_was_taken_out_cannot_be_done() -> None:
    def operations(x: Any) -> list[Operation]:
        return [RemoveItem(arguments(x)[1].span), RemoveItem(arguments(x)[1].items[0].span)]

    assert edited(LIST, operations) is None
