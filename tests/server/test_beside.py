"""What the plugin of TypeScript's server is told over its socket."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.server.editor import CODE, connected
from tests.server.plugin import NAME, TYPES, plugged

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the test connects to a socket, Windows has pipes")


async def test_a_question_about_the_text_that_is_open_is_answered(project: Path) -> None:
    file = project / NAME
    async with plugged(project) as (editor, plugin):
        uri = editor.open(NAME, TYPES)
        assert await plugin.receive() == {"files": [str(file)]}
        at = TYPES.index("a.strin") + 2
        items = [["string", False], ["vector", False]]
        assert await plugin.ask(file, TYPES, question="completions", offset=at, items=items) == ["string"]
        assert await plugin.ask(file, TYPES, question="hover", offset=TYPES.index("model") + 1) is True
        # The builder and an unrelated place, in UTF-16 units.
        places = [[at, 5], [0, 6]]
        assert await plugin.ask(file, TYPES, question="diagnostics", items=places) == [0]
        editor.close(uri)
        assert await plugin.receive() == {"files": []}


async def test_nothing_is_redundant_in_a_text_that_we_do_not_have(project: Path) -> None:
    file = project / NAME
    async with plugged(project) as (editor, plugin):
        uri = editor.open(NAME, TYPES)
        await plugin.receive()
        newer = f" {TYPES}"
        question = {"question": "hover", "offset": newer.index("model") + 1}
        assert await plugin.ask(file, newer, **question) is None
        editor.change(uri, " ", types.Range(types.Position(0, 0), types.Position(0, 0)))
        await editor.settle()
        assert await plugin.ask(file, newer, **question) is True


async def test_odd_questions_have_no_answer(project: Path) -> None:
    file = project / NAME
    async with plugged(project) as (editor, plugin):
        editor.open(NAME, TYPES)
        await plugin.receive()
        assert await plugin.ask(project / "other.ts", TYPES, question="hover", offset=1) is None
        assert await plugin.ask(file, TYPES, question="hover", offset="x") is None
        assert await plugin.ask(file, TYPES, question="colors", offset=1) is None
        plugin.send([1])
        assert await plugin.receive() == {}


async def test_the_author_may_choose_the_answers_of_typescript(project: Path) -> None:
    shares = {"completions": "theirs", "hovers": "theirs", "diagnostics": "theirs"}
    async with connected(project, options={"typescript": shares}) as editor:
        uri = editor.open(NAME, TYPES)
        published = await editor.wait_for(uri, lambda params: params.version == 1)
        codes = {str(item.code) for item in published.diagnostics}
        assert CODE in codes
        assert "data/unknown-builder" not in codes
        document = types.TextDocumentIdentifier(uri)
        place = types.Position(3, 12)
        assert await editor.client.text_document_hover_async(types.HoverParams(document, place)) is None
        assert await editor.client.text_document_completion_async(types.CompletionParams(document, place)) is None
