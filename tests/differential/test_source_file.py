"""The chunk table of a file that was edited equals that of one that was read afresh."""

from __future__ import annotations

import random

import pytest

from amplify_ls.syntax.source_file import SourceFile
from amplify_ls.text.document import Change, Document, Encoding
from tests.differential.edits import RandomEdit, random_edit
from tests.differential.texts import TEXTS
from tests.support.seeds import some_of


def shape(file: SourceFile) -> object:
    """Everything that the upper layers can see of a file."""
    return [
        (
            chunk.anchor.start,
            chunk.anchor.gap_at,
            chunk.anchor.gap,
            chunk.content.peek(),
            [(entry.anchor.start, entry.length, entry.content.peek(), entry.is_broken.peek()) for entry in chunk.entries],
        )
        for chunk in file.statements
    ]


def apply(document: Document, file: SourceFile, text: str, edit: RandomEdit) -> str:
    """Make one edit through the document, as the server does."""
    start = document.position(len(text[: edit.start].encode()), Encoding.UTF16)
    end = document.position(len(text[: edit.end].encode()), Encoding.UTF16)
    done = document.apply(Change(edit.text, start, end, Encoding.UTF16))
    file.change([done], document.data)
    return document.data.decode()


@pytest.mark.parametrize("seed", some_of(range(12), 4))
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_edited_equals_fresh(name: str, seed: int) -> None:
    chooser = random.Random(f"{name} {seed}")
    text = TEXTS[name]
    document = Document(text)
    file = SourceFile("/project/amplify/data/resource.ts", document.data)
    history: list[tuple[RandomEdit, str]] = []
    for step in range(60):
        edit = random_edit(text, chooser, history)
        removed = text[edit.start : edit.end]
        text = apply(document, file, text, edit)
        history.append((edit, removed))
        fresh = SourceFile(file.path, document.data)
        if file.tree.has_error or fresh.tree.has_error:
            # Broken text may have another tree when it was typed than when it was read: what settles must agree.
            file.settle()
        assert shape(file) == shape(fresh), f"step {step}: {edit}"
        names = {use.name for chunk in fresh.statements for use in chunk.content.peek().uses} | {"models", "base"}
        assert {name: file.uses(name) for name in names} == {name: fresh.uses(name) for name in names}
        assert file.header.peek().is_complete == fresh.header.peek().is_complete
        if chooser.random() < 0.1:
            text = TEXTS[name]
            document = Document(text)
            file.replace(document.data)
            history.clear()
