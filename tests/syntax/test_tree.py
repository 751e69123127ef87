"""What a tree knows of its text after edits."""

from __future__ import annotations

import random

import pytest

from amplify_ls.syntax.tree import SyntaxTree
from amplify_ls.text.document import Change, Document, Encoding

WORD = b"ab-cd"


@pytest.mark.parametrize("seed", range(20))
def test_whether_a_text_says_a_word_is_known_after_every_edit(seed: int) -> None:
    chooser = random.Random(seed)
    document = Document("// " + "".join(chooser.choice("ab-cd ") for _ in range(40)))
    tree = SyntaxTree(document.data, "typescript")
    met = set()
    for _ in range(300):
        tree.says(WORD)
        edits = []
        for _ in range(chooser.randint(1, 2)):
            size = len(document.data)
            start = chooser.randint(3, size)
            end = chooser.randint(start, min(start + 4, size))
            text = (
                "".join(chooser.choice(("ab", "-cd", "ab-cd", "a", "x")) for _ in range(chooser.randint(0, 2)))
                if size < 60
                else ""
            )
            places = (document.position(each, Encoding.UTF8) for each in (start, end))
            edits.append(document.apply(Change(text, *places, Encoding.UTF8)))
        tree.update(edits, document.data)
        assert tree.says(WORD) == (WORD in document.data)
        met.add(tree.says(WORD))
    assert met == {True, False}
