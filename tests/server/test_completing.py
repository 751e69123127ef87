"""Completions that need edits elsewhere, over the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.server.editor import MODEL, RESOURCE, connected
from tests.server.test_features import apply

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.editor import Editor

NAME = "amplify/data/resource.ts"
TEAM = "import { a } from '@aws-amplify/backend';\n\nexport const Team = a.model({\n  name: a.string(),\n});\n"


async def completions(editor: Editor, uri: str, text: str, after: str) -> list[types.CompletionItem]:
    line, column = next((at, each.index(after) + len(after)) for at, each in enumerate(text.split("\n")) if after in each)
    place = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
    answer = await editor.client.text_document_completion_async(place)
    assert isinstance(answer, types.CompletionList)
    return list(answer.items)


async def test_edits_of_the_same_file_are_resolved(project: Path) -> None:
    async with connected(project) as editor:
        text = RESOURCE.replace(MODEL, "author: a.belongsTo(''),")
        uri = editor.open(NAME, text)
        [item] = [each for each in await completions(editor, uri, text, "a.belongsTo('") if each.label == "User"]
        assert item.additional_text_edits is None
        resolved = await editor.client.completion_item_resolve_async(item)
        assert resolved.label == "User"
        assert resolved.additional_text_edits is not None
        assert any("authorId: a.id()," in edit.new_text for edit in resolved.additional_text_edits)


@pytest.mark.parametrize("editor_name", ["visual-studio-code", "neovim@v0.11.0"])
@pytest.mark.parametrize("is_resolved", [True, False])
async def test_edits_of_other_files_are_a_command(project: Path, editor_name: str, is_resolved: bool) -> None:  # noqa: FBT001
    (project / "amplify/data/team.ts").write_text(TEAM, encoding="utf-8")
    async with connected(project, editor_name) as editor:
        applied: list[types.ApplyWorkspaceEditParams] = []

        @editor.client.feature(types.WORKSPACE_APPLY_EDIT)
        def apply_edit(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            applied.append(params)
            return types.ApplyWorkspaceEditResult(applied=True)

        head = "import { Team } from './team';\n"
        text = head + RESOURCE.replace(MODEL, "team: a.belongsTo(''),").replace("a.schema({", "a.schema({ Team,", 1)
        uri = editor.open(NAME, text)
        [item] = [each for each in await completions(editor, uri, text, "a.belongsTo('") if each.label == "Team"]
        if is_resolved:
            item = await editor.client.completion_item_resolve_async(item)
        else:
            # Visual Studio Code accepts an item without waiting for its edits, and may ask for the next list before that.
            await completions(editor, uri, text, "a.belongsTo('")
        assert item.command is not None
        command = types.ExecuteCommandParams(item.command.command, item.command.arguments)
        assert await editor.client.workspace_execute_command_async(command)
        assert "a.hasMany('" in apply(TEAM, applied[0].edit, editor.uri("amplify/data/team.ts"))


async def test_an_item_of_an_older_list_stays_as_it_is(project: Path) -> None:
    async with connected(project) as editor:
        text = RESOURCE.replace(MODEL, "author: a.belongsTo(''),")
        uri = editor.open(NAME, text)
        [item] = [each for each in await completions(editor, uri, text, "a.belongsTo('") if each.label == "User"]
        await completions(editor, uri, text, "a.belongsTo('")
        assert (await editor.client.completion_item_resolve_async(item)).additional_text_edits is None
