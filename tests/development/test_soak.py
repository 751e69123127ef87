"""The session of `make soak`: what its parts do, without a server."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from development.soak.editor import position
from development.soak.tree import CREATED, DELETED, Tree

if TYPE_CHECKING:
    from pathlib import Path


def test_positions_are_counted_like_the_protocol() -> None:
    text = "a\r\n😀é\rx\n"
    assert position(text, 0) == (0, 0)
    assert position(text, text.index("é")) == (1, 2)
    assert position(text, text.index("x")) == (2, 0)
    assert position(text, len(text)) == (3, 0)


def test_a_tree_announces_what_it_has_changed_and_goes_home(tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    before = tree.files()
    assert tree.restore() == []
    assert tree.write("shop/amplify/new.ts", "x") == ("shop/amplify/new.ts", CREATED)
    assert tree.write("shop/amplify/new.ts", "x") is None
    chooser = random.Random(1)
    assert [event for _ in range(4) for event in tree.switch(chooser)]
    assert tree.rename(chooser) is not None
    assert ("shop/amplify/new.ts", DELETED) in tree.restore() or "shop/amplify/new.ts" not in tree.files()
    assert tree.files() == before
