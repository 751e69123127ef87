"""What answers leave out for an editor that knows it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.server.editor import CODE, MODEL, RESOURCE, Editor, connected

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"


async def labels(editor: Editor, typed: str) -> set[str]:
    """The labels behind what is typed in the place of the relationship."""
    text = RESOURCE.replace(MODEL, typed)
    uri = editor.open(NAME, text)
    place = types.Position(4, len(text.split("\n")[4]))
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), place)
    answer = await editor.client.text_document_completion_async(params)
    assert isinstance(answer, types.CompletionList)
    return {item.label for item in answer.items}


def install_package(project: Path) -> None:
    folder = project / "node_modules" / "@aws-amplify" / "backend"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text('{"version": "1.16.0"}', "utf-8")


async def test_members_are_left_to_typescript_where_it_knows_them(project: Path) -> None:
    install_package(project)
    async with connected(project, options={"besideTypeScript": True}) as editor:
        assert await labels(editor, "author: a.") == set()


@pytest.mark.parametrize(("is_installed", "wish"), [(False, True), (True, False), (True, None)])
async def test_members_are_completed_where_nobody_else_does(
    project: Path,
    is_installed: bool,  # noqa: FBT001 - a case
    wish: bool | None,  # noqa: FBT001 - a case
) -> None:
    if is_installed:
        install_package(project)
    async with connected(project, options={"besideTypeScript": wish}) as editor:
        assert {"string", "belongsTo"} <= await labels(editor, "author: a.")


async def test_names_are_completed_in_any_case(project: Path) -> None:
    install_package(project)
    async with connected(project, options={"besideTypeScript": True}) as editor:
        assert {"Post", "User"} <= await labels(editor, "author: a.belongsTo('")


async def test_field_names_that_the_types_know_are_left_to_typescript(project: Path) -> None:
    install_package(project)
    typed = "title: a.string().required() }).identifier(['"
    async with connected(project, options={"besideTypeScript": True}) as editor:
        assert await labels(editor, typed) == set()
    async with connected(project) as editor:
        assert "title" in await labels(editor, typed)


async def test_the_setting_holds_at_once(project: Path) -> None:
    install_package(project)
    # A client that is not asked for its settings, but tells them.
    async with connected(project, types.ClientCapabilities()) as editor:
        params = types.DidChangeConfigurationParams({"amplifyLs": {"besideTypeScript": True}})
        editor.client.workspace_did_change_configuration(params)
        assert await labels(editor, "author: a.") == set()


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
