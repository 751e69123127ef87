"""Where the items, commas and comments of a list stand."""

from __future__ import annotations

import pytest

from amplify_ls.syntax.layout import Item, MemberForm, listing_around, listing_at, members_of, object_at, object_within
from amplify_ls.syntax.tree import SyntaxTree


def tree_of(text: str) -> SyntaxTree:
    return SyntaxTree(text.encode(), "typescript")


def test_a_listing_has_items_commas_and_comments() -> None:
    text = "x = [a, /* b */ b // c\n];"
    listing = listing_at(tree_of(text), 4, len(text) - 1)
    assert listing is not None
    assert listing.items == (Item(5, 6, 7), Item(16, 17, None))
    assert [text[start:end] for start, end in listing.comments] == ["/* b */", "// c"]


@pytest.mark.parametrize(
    "text", ["x = [a, , b];", "x = [a b];", "x = {a: 1 b: 2};", "x = {a: 1, ...};", "x = [a;", "x = f(a,;"]
)
def test_a_list_of_doubtful_shape_is_none(text: str) -> None:
    assert listing_at(tree_of(text), 4, len(text) - 1) is None


def test_members_are_told_apart() -> None:
    text = "x = { a: 1, 'b-c': 2, d, e() {}, ...f, [g]: 3, 4: 5 };"
    members = members_of(tree_of(text), 4, len(text) - 1)
    assert [(member.form, member.name) for member in members] == [
        (MemberForm.PAIR, "a"),
        (MemberForm.PAIR, "b-c"),
        (MemberForm.SHORTHAND, "d"),
        (MemberForm.METHOD, "e"),
        (MemberForm.SPREAD, None),
        (MemberForm.PAIR, None),
        (MemberForm.PAIR, "4"),
    ]


def test_casts_and_parentheses_are_looked_through() -> None:
    text = "x = f((a as string), ({ b: 1 }) as const);"
    tree = tree_of(text)
    around = listing_around(tree, 7, 8)
    assert around is not None
    assert around[1] == 0
    start = text.index("({")
    assert object_within(tree, start, text.index(");")) == (start + 1, start + 9)
    assert object_at(tree, start + 1, start + 9) is not None
    assert object_at(tree, 5, 19) is None
