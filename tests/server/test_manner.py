"""What answers leave out for an editor that knows it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.server.editor import CODE, MODEL, RESOURCE, Editor, connected

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"


async def completions(editor: Editor, typed: str) -> list[types.CompletionItem]:
    """The items behind what is typed in the place of the relationship."""
    text = RESOURCE.replace(MODEL, typed)
    uri = editor.open(NAME, text)
    place = types.Position(4, len(text.split("\n")[4]))
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), place)
    answer = await editor.client.text_document_completion_async(params)
    assert isinstance(answer, types.CompletionList)
    return list(answer.items)


@pytest.mark.parametrize("is_installed", [True, False])
async def test_everything_is_completed_whether_or_not_the_packages_are_installed(
    project: Path,
    is_installed: bool,  # noqa: FBT001 - a case
) -> None:
    if is_installed:
        folder = project / "node_modules" / "@aws-amplify" / "backend"
        folder.mkdir(parents=True)
        (folder / "package.json").write_text('{"version": "1.16.0"}', "utf-8")
    async with connected(project) as editor:
        assert {"string", "belongsTo"} <= {item.label for item in await completions(editor, "author: a.")}
        typed = "title: a.string().required() }).identifier(['"
        assert [item.label for item in await completions(editor, typed)] == ["title"]


@pytest.mark.parametrize(
    ("typed", "label", "filter_text"),
    [("author: a.st", "string", ".string"), ("author: a.i", "integer", ".integer .int .number")],
)
async def test_items_replace_the_dot_where_those_of_typescript_do(
    project: Path, typed: str, label: str, filter_text: str
) -> None:
    dot = typed.index("a.") + 1
    async with connected(project, options={"replacesDots": True}) as editor:
        [item] = [item for item in await completions(editor, typed) if item.label == label]
        edit = item.text_edit
        assert isinstance(edit, types.TextEdit)
        assert edit.range.start.character == 4 + dot
        assert edit.new_text.startswith(f".{label}")
        assert item.filter_text is not None
        assert item.filter_text.split(" ")[0] == filter_text.split(" ")[0]
        assert all(word.startswith(".") for word in item.filter_text.split(" "))
    async with connected(project) as editor:
        [item] = [item for item in await completions(editor, typed) if item.label == label]
        assert item.filter_text is not None
        assert not item.filter_text.startswith(".")


async def test_items_in_strings_replace_no_dot(project: Path) -> None:
    async with connected(project, options={"replacesDots": True}) as editor:
        items = await completions(editor, "author: a.belongsTo('")
        assert {item.label for item in items} == {"Post", "User"}
        assert all(item.filter_text == item.label for item in items)


@pytest.mark.parametrize("shows", [True, False])
async def test_a_hover_does_not_say_again_what_the_editor_says(
    project: Path,
    shows: bool,  # noqa: FBT001 - a case
) -> None:
    async with connected(project, options={"showsFindingsInHover": shows}) as editor:
        uri = editor.open(NAME)
        [found] = (await editor.codes(uri, [CODE])).diagnostics
        params = types.HoverParams(types.TextDocumentIdentifier(uri), found.range.start)
        hover = await editor.client.text_document_hover_async(params)
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert (found.message in hover.contents.value) is not shows
        assert (CODE in hover.contents.value) is not shows
        # Why it matters is told in any case.
        assert "reference field" in hover.contents.value
