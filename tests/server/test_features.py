"""Completion, hover, signature help and code actions over the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.server.editor import CODE, EDITORS, MODEL, RESOURCE, Editor, connected

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAME = "amplify/data/resource.ts"


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_a_quick_fix_mends_the_fault(project: Path, editor_name: str) -> None:
    async with connected(project, editor_name) as editor:
        uri = editor.open(NAME)
        shown = (await editor.codes(uri, [CODE])).diagnostics
        actions = await code_actions(editor, uri, shown[0].range, shown)
        [action] = [action for action in actions if action.kind == types.CodeActionKind.QuickFix]
        assert action.is_preferred
        assert action.diagnostics is not None
        assert [item.code for item in action.diagnostics] == [CODE]
        assert action.edit is not None
        if editor_name == "neovim@v0.11.0":
            assert action.edit.document_changes is None
        else:
            assert action.edit.document_changes is not None
            [document] = action.edit.document_changes
            assert isinstance(document, types.TextDocumentEdit)
            assert document.text_document.version == 1
        editor.change(uri, apply(RESOURCE, action.edit, uri))
        await editor.codes(uri, [])


async def test_source_actions_come_only_when_asked_for(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        shown = (await editor.codes(uri, [CODE])).diagnostics
        whole = types.Range(types.Position(0, 0), types.Position(99, 0))
        assert all(str(action.kind).startswith("quickfix") for action in await code_actions(editor, uri, whole, shown))
        for kind in ("source", "source.fixAll", "source.fixAll.amplify"):
            kinds = {action.kind for action in await code_actions(editor, uri, whole, shown, [kind])}
            assert kinds == {"source.fixAll.amplify"}
        assert await code_actions(editor, uri, whole, shown, ["refactor"]) == []
        assert await code_actions(editor, uri, whole, shown, ["source.fixAll.eslint"]) == []


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_completion_in_half_typed_code(project: Path, editor_name: str) -> None:
    async with connected(project, editor_name) as editor:
        text = RESOURCE.replace(MODEL, "author: a.belongsTo('")
        uri = editor.open(NAME, text)
        line = text.split("\n")[4]
        answer = await editor.client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(4, len(line)))
        )
        assert isinstance(answer, types.CompletionList)
        assert not answer.is_incomplete
        [user] = [item for item in answer.items if item.label == "User"]
        if editor_name == "neovim@v0.11.0":
            assert answer.item_defaults is not None
            replaced = answer.item_defaults.edit_range
            assert user.text_edit_text == "User', 'authorId'),"
        else:
            assert isinstance(user.text_edit, types.TextEdit)
            replaced = user.text_edit.range
        assert isinstance(replaced, types.Range)
        assert replaced.end == types.Position(4, len(line))
        if editor_name == "emacs":
            assert all(item.insert_text_format != types.InsertTextFormat.Snippet for item in answer.items)


async def test_hover_and_signature_help(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        column = RESOURCE.split("\n")[4].index("belongsTo")
        document = types.TextDocumentIdentifier(uri)
        hover = await editor.client.text_document_hover_async(types.HoverParams(document, types.Position(4, column + 2)))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "belongsTo" in hover.contents.value
        help_params = types.SignatureHelpParams(document, types.Position(4, column + len("belongsTo('User', '")))
        signature = await editor.client.text_document_signature_help_async(help_params)
        assert signature is not None
        assert signature.active_parameter == 1


async def code_actions(
    editor: Editor,
    uri: str,
    span: types.Range,
    diagnostics: Sequence[types.Diagnostic],
    only: Sequence[str] | None = None,
) -> list[types.CodeAction]:
    context = types.CodeActionContext(diagnostics, only=only)
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), span, context)
    answer = await editor.client.text_document_code_action_async(params)
    assert answer is not None
    return [action for action in answer if isinstance(action, types.CodeAction)]


def apply(text: str, edit: types.WorkspaceEdit, uri: str) -> str:
    """A text of ASCII after the edits of its file."""
    edits = list((edit.changes or {}).get(uri, ()))
    for document in edit.document_changes or ():
        if isinstance(document, types.TextDocumentEdit) and document.text_document.uri == uri:
            edits += [item for item in document.edits if isinstance(item, types.TextEdit)]
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for item in sorted(edits, key=lambda item: item.range.start, reverse=True):
        start = starts[item.range.start.line] + item.range.start.character
        end = starts[item.range.end.line] + item.range.end.character
        text = text[:start] + item.new_text + text[end:]
    return text


async def test_the_edit_that_fixes_all_faults_of_a_kind_may_follow_when_it_is_chosen(project: Path) -> None:
    text = RESOURCE.replace(MODEL, f"{MODEL}\n    editor: a.belongsTo('User', 'editorId'),").replace(
        "posts:", "edited: a.hasMany('Post', 'editorId'),\n    posts:"
    )
    title = f"Fix all `{CODE}` in this file"
    for client, is_late in (("visual-studio-code", True), ("emacs", False)):
        async with connected(project, client) as editor:
            uri = editor.open(NAME, text)
            shown = (await editor.codes(uri, [CODE, CODE])).diagnostics
            [action] = [each for each in await code_actions(editor, uri, shown[0].range, shown) if each.title == title]
            assert (action.edit is None) is is_late
            resolved = await editor.client.code_action_resolve_async(action) if is_late else action
            assert resolved.edit is not None
            fixed = apply(text, resolved.edit, uri)
            assert all(f"{name}: a.id()" in fixed for name in ("authorId", "editorId"))
