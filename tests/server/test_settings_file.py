"""A settings file in an editor: what is wrong with it shows there, and what it says counts as it is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from tests.server.editor import CODE, EDITORS, connected, pulling_capabilities, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.editor import Editor

DATA = "amplify/data/resource.ts"
NAME = "amplify-ls.json"
MISSPELT = '{ "rules": { "data/missing-reference-fild": "off" } }'


def settings(level: str) -> str:
    return json.dumps({"rules": {CODE: level}})


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_faults_show_in_the_file_with_what_mends_them(project: Path, editor_name: str) -> None:
    (project / NAME).write_text(MISSPELT)
    async with connected(project, editor_name) as editor:
        uri = editor.open(NAME)
        params = await shown(editor, uri, ["settings/unknown-rule"])
        (action,) = await actions(editor, uri, params[0].range)
        assert action.title == f'Change to `"{CODE}"`'
        (edit,) = edits(action)
        assert edit.new_text == f'"{CODE}"'
        assert MISSPELT[edit.range.start.character : edit.range.end.character] == '"data/missing-reference-fild"'
        editor.change(uri, settings("off"))
        await shown(editor, uri, [])


async def test_what_is_typed_counts_at_once(project: Path) -> None:
    (project / NAME).write_text(settings("off"))
    async with connected(project) as editor:
        data, uri = editor.open(DATA), editor.open(NAME)
        await editor.codes(data, [])
        editor.change(uri, settings("warning"))
        await editor.codes(data, [CODE])
        # Half a file: what it said before holds, and the fault is told.
        editor.change(uri, settings("off"))
        await editor.codes(data, [])
        editor.change(uri, settings("off")[:-3])
        await editor.codes(uri, ["settings/syntax-error"])
        await editor.codes(data, [])
        # Half a pattern is none.
        editor.change(uri, '{ "exclude": ["!"] }')
        await editor.codes(uri, ["settings/wrong-value"])
        await editor.codes(data, [CODE])
        # What is not saved is forgotten.
        editor.close(uri)
        await editor.codes(data, [])
        await editor.codes(uri, [])


async def test_a_file_on_the_disk_comes_changes_and_goes(project: Path) -> None:
    async with connected(project) as editor:
        data, path, uri = editor.open(DATA), project / NAME, editor.uri(NAME)
        await editor.codes(data, [CODE])
        path.write_text(settings("off"))
        changed(editor, uri, types.FileChangeType.Created)
        await editor.codes(data, [])
        path.write_text(MISSPELT)
        changed(editor, uri, types.FileChangeType.Changed)
        await editor.codes(data, [CODE])
        await editor.codes(uri, ["settings/unknown-rule"])
        path.unlink()
        changed(editor, uri, types.FileChangeType.Deleted)
        await editor.codes(uri, [])


async def test_the_section_of_the_package_file_counts_too(project: Path) -> None:
    (project / "package.json").write_text(json.dumps({"name": "shop", "amplify-ls": json.loads(settings("off"))}))
    async with connected(project) as editor:
        data = editor.open(DATA)
        await editor.codes(data, [])
        uri = editor.open("package.json", '{ "name": "shop" }')
        await editor.codes(data, [CODE])
        await editor.codes(uri, [])
        editor.change(uri, json.dumps({"amplify-ls": {"rulez": {}}}))
        await editor.codes(uri, ["settings/unknown-key"])


async def test_a_file_above_many_projects_is_checked_before_any_of_them_is_known(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    for name in ("one", "two"):
        (root / "packages" / name).mkdir(parents=True)
        write_project(root / "packages" / name)
    (root / NAME).write_text(MISSPELT)
    async with connected(root) as editor:
        uri = editor.open(NAME)
        await shown(editor, uri, ["settings/unknown-rule"])
        data = editor.open(f"packages/one/{DATA}")
        await editor.codes(data, [CODE])
        editor.change(uri, settings("off"))
        await editor.codes(data, [])


async def test_a_client_that_pulls_is_asked_to_pull_what_the_settings_have_changed(project: Path) -> None:
    async with connected(project, pulling_capabilities()) as editor:
        data, uri = editor.open(DATA), editor.open(NAME, MISSPELT)
        assert [item.code for item in (await editor.pull(data)).items] == [CODE]
        assert [item.code for item in (await editor.pull(uri)).items] == ["settings/unknown-rule"]
        editor.change(uri, settings("off"))
        await editor.wait_for_refresh()
        assert list((await editor.pull(data)).items) == []
        assert list((await editor.pull(uri)).items) == []


async def test_questions_about_places_of_the_file_are_answered(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME, MISSPELT)
        document, position = types.TextDocumentIdentifier(uri), types.Position(0, 20)
        hover = await editor.client.text_document_hover_async(types.HoverParams(document, position))
        assert hover is not None
        assert "The rule `data/missing-reference-fild` does not exist." in str(hover.contents)
        found = await editor.client.text_document_completion_async(types.CompletionParams(document, position))
        assert found is None or not getattr(found, "items", None)
        assert editor.client.messages == []


async def shown(editor: Editor, uri: str, codes: list[str]) -> list[types.Diagnostic]:
    return list((await editor.codes(uri, codes)).diagnostics)


async def actions(editor: Editor, uri: str, span: types.Range) -> list[Any]:
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), span, types.CodeActionContext([]))
    return list(await editor.client.text_document_code_action_async(params) or ())


def edits(action: Any) -> list[Any]:
    if action.edit.document_changes:
        return [each for change in action.edit.document_changes for each in change.edits]
    return [each for changes in action.edit.changes.values() for each in changes]


def changed(editor: Editor, uri: str, kind: types.FileChangeType) -> None:
    params = types.DidChangeWatchedFilesParams([types.FileEvent(uri, kind)])
    editor.client.workspace_did_change_watched_files(params)
