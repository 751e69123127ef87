"""The recorded cursor positions over the wire: a real server process, and the list that an editor makes of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.completion.positions import judged, listed, positions
from tests.server.editor import connected

if TYPE_CHECKING:
    from pathlib import Path

    from tests.completion.positions import Position
    from tests.server.editor import Editor

POSITIONS_PER_SERVER = 16
"""A server keeps the projects that it has met, and looks at all of them when a file is opened."""


@pytest.mark.parametrize(("client", "step"), [("visual-studio-code", 1), ("neovim@v0.11.0", 5)])
async def test_the_first_item_is_as_wanted_and_no_name_appears_twice(tmp_path: Path, client: str, step: int) -> None:
    table = list(positions())[::step]
    labels: dict[str, list[str]] = {}
    for start in range(0, len(table), POSITIONS_PER_SERVER):
        root = tmp_path / str(start)
        root.mkdir()
        async with connected(root, client) as editor:
            for at, each in enumerate(table[start : start + POSITIONS_PER_SERVER]):
                labels[each.name] = await _labels(editor, root, f"p{at}", each)
    verdict = judged(table, labels)
    print(f"{client}: {verdict.figures}")
    assert not verdict.faults, "\n".join(verdict.faults)


async def _labels(editor: Editor, root: Path, folder: str, position: Position) -> list[str]:
    for name, text in position.files.items():
        path = root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    uri = editor.open(f"{folder}/{position.path}", position.text)
    line, column = position.place
    place = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
    answer = await editor.client.text_document_completion_async(place)
    editor.close(uri)
    assert isinstance(answer, types.CompletionList)
    usual = None if answer.item_defaults is None else answer.item_defaults.edit_range
    shown = []
    for item in answer.items:
        span = usual if item.text_edit is None else item.text_edit
        start = _start(span.range if isinstance(span, types.TextEdit) else span)
        shown.append((start, item.filter_text or item.label, item.sort_text or item.label, item.label))
    return listed(position, shown)


def _start(span: object) -> int:
    """The first column of what an item replaces."""
    found = span.insert if isinstance(span, (types.InsertReplaceEdit, types.EditRangeWithInsertReplace)) else span
    assert isinstance(found, types.Range)
    return found.start.character
