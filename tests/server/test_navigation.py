"""Definition, references, highlights and rename over the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from amplify_ls.server.progress import Progress
from tests.server.editor import EDITORS, RESOURCE, connected

if TYPE_CHECKING:
    from pathlib import Path

    from amplify_ls.server.convert import Json

NAME = "amplify/data/resource.ts"
# `'Post'` in `a.hasMany('Post', 'authorId')`.
RELATED = types.Position(7, 22)


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_a_name_leads_to_its_declaration_and_mentions(project: Path, editor_name: str) -> None:
    async with connected(project, editor_name) as editor:
        uri = editor.open(NAME)
        document = types.TextDocumentIdentifier(uri)
        found = await editor.client.text_document_definition_async(types.DefinitionParams(document, RELATED))
        assert isinstance(found, list)
        assert [_start(each) for each in found] == [types.Position(3, 2)]
        for with_declaration, count in ((True, 2), (False, 1)):
            context = types.ReferenceContext(with_declaration)
            places = await editor.client.text_document_references_async(types.ReferenceParams(context, document, RELATED))
            assert len(places or ()) == count
        marked = await editor.client.text_document_document_highlight_async(types.DocumentHighlightParams(document, RELATED))
        assert [each.kind for each in marked or ()] == [types.DocumentHighlightKind.Write, types.DocumentHighlightKind.Read]


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_a_rename_asks_for_confirmation_where_the_editor_can(project: Path, editor_name: str) -> None:
    async with connected(project, editor_name) as editor:
        uri = editor.open(NAME)
        document = types.TextDocumentIdentifier(uri)
        prepared = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, RELATED))
        assert isinstance(prepared, types.PrepareRenamePlaceholder)
        assert prepared.placeholder == "Post"
        edit = await editor.client.text_document_rename_async(types.RenameParams(document, RELATED, "Entry"))
        assert edit is not None
        if editor_name == "visual-studio-code":
            assert edit.document_changes is not None
            assert edit.change_annotations is not None
            [annotation] = edit.change_annotations.values()
            assert annotation.needs_confirmation
            assert annotation.label == "Rename the model `Post`"
            assert "deletes the old one with its records" in (annotation.description or "")
        else:
            assert edit.change_annotations is None


COMPONENT = """\
<template><p>{{ user.name }}</p></template>
<script setup lang="ts">
import { generateClient } from 'aws-amplify/data';
import type { Schema } from '../amplify/data/resource';
const { data: user } = await generateClient<Schema>().models.User.get({ id: '1' });
console.log(user?.name);
</script>
"""


async def test_an_open_component_is_read_as_it_is_in_the_editor(project: Path) -> None:
    text = (project / NAME).read_text(encoding="utf-8") + "export type Schema = ClientSchema<typeof schema>;\n"
    (project / NAME).write_text(text, encoding="utf-8")
    (project / "src").mkdir()
    (project / "src/App.vue").write_text("", encoding="utf-8")
    async with connected(project) as editor:
        uri = editor.open("src/App.vue", COMPONENT)
        document = types.TextDocumentIdentifier(uri)
        model = types.Position(4, COMPONENT.splitlines()[4].index("User"))
        found = await editor.client.text_document_definition_async(types.DefinitionParams(document, model))
        assert isinstance(found, list)
        assert len(found) == 1
        edit = await editor.client.text_document_rename_async(types.RenameParams(document, model, "Person"))
        assert edit is not None
        assert [each.range.start for each in _edits_of(edit, uri)] == [model]


def _edits_of(edit: types.WorkspaceEdit, uri: str) -> list[types.TextEdit]:
    found: list[types.TextEdit] = []
    for change in edit.document_changes or ():
        assert isinstance(change, types.TextDocumentEdit)
        if change.text_document.uri == uri:
            found += [each for each in change.edits if isinstance(each, (types.TextEdit, types.AnnotatedTextEdit))]
    return found


async def test_a_refusal_is_an_error_with_the_reason(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        params = types.RenameParams(types.TextDocumentIdentifier(uri), RELATED, "User")
        with pytest.raises(JsonRpcException, match="The schema entry `User` already exists"):
            await editor.client.text_document_rename_async(params)


async def test_there_is_no_answer_outside_names_projects_and_files(project: Path) -> None:
    (project / "other.ts").write_text(RESOURCE.replace("@aws-amplify/backend", "elsewhere"), encoding="utf-8")
    async with connected(project) as editor:
        uri, other = editor.open(NAME), editor.open("other.ts")
        nowhere = other.replace("other.ts", "gone.ts")
        for place, position in (
            (uri, types.Position(0, 3)),
            (other, RELATED),
            (nowhere, RELATED),
            (uri, types.Position(999, 9)),
        ):
            document = types.TextDocumentIdentifier(place)
            assert not await editor.client.text_document_definition_async(types.DefinitionParams(document, position))
            assert not await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, position))
            assert not await editor.client.text_document_rename_async(types.RenameParams(document, position, "Fresh"))


def _start(place: types.Location | types.LocationLink) -> types.Position:
    return place.range.start if isinstance(place, types.Location) else place.target_selection_range.start


class _Messages:
    """A client that remembers what it is sent."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send_notification(self, method: str, params: Json) -> None:
        value = params["value"]
        self.sent.append(f"{method} {value['kind']}{' ' + str(value['percentage']) if 'percentage' in value else ''}")

    def request(self, method: str, params: object = None) -> None:
        assert isinstance(params, types.WorkDoneProgressCreateParams)
        self.sent.append(method)


@pytest.mark.parametrize(
    ("is_shown", "sent"),
    [
        (True, ["window/workDoneProgress/create", "$/progress begin 0", "$/progress report 40", "$/progress end"]),
        (False, []),
    ],
)
def test_progress_is_shown_from_its_beginning_to_the_end(is_shown: bool, sent: list[str]) -> None:  # noqa: FBT001
    client = _Messages()
    with Progress(client, is_shown=is_shown) as progress:
        progress.begin("Reading")
        for done in (0.02, 0.4, 0.41, 0.1):
            progress.report(done)
    assert client.sent == sent
    with Progress(client, is_shown=is_shown):
        pass
    assert client.sent == sent
