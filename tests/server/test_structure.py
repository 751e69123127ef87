"""Outline, links, symbols, code lenses and inlay hints over the wire, and the JSON of outlines."""

from __future__ import annotations

import asyncio
import json
import random
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from amplify_ls.engine import Workspace
from amplify_ls.engine.structure.answers import outline
from amplify_ls.server.settings import Appearance, editor_appearance
from amplify_ls.server.structure.outlines import TreeWriter
from amplify_ls.server.timing.structure_updates import StructureUpdates
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding
from tests.ide.scene import BACKEND, DATA, FOLDER, schema
from tests.server.editor import EDITORS, RESOURCE, connected

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"
ACTIONS = types.TextDocumentClientCapabilities(
    code_action=types.CodeActionClientCapabilities(
        code_action_literal_support=types.ClientCodeActionLiteralOptions(types.ClientCodeActionKindOptions([]))
    )
)
WIDE = schema(
    "\n".join(f"  Größe{n}: a.model({{\n    // 🚢 ship\n    a: a.string(), b: a.enum(['x']),\n  }})," for n in range(30))
)


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_the_outline_has_models_and_fields(project: Path, editor_name: str) -> None:
    async with connected(project, editor_name) as editor:
        uri = editor.open(NAME)
        answer = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
        )
        assert answer is not None
        tree = [each for each in answer if isinstance(each, types.DocumentSymbol)]
        [scheme, data] = tree
        assert (scheme.name, data.name) == ("schema", "data")
        assert [(each.name, each.kind) for each in scheme.children or ()] == [
            ("Post", types.SymbolKind.Class),
            ("User", types.SymbolKind.Class),
        ]
        [post, _] = scheme.children or ()
        assert post.selection_range == types.Range(types.Position(3, 2), types.Position(3, 6))
        assert [(each.name, each.detail) for each in post.children or ()] == [
            ("author", "belongsTo User"),
            ("API key: all operations", None),
        ]


async def test_symbols_of_projects_that_are_not_open(project: Path) -> None:
    other = project / "packages" / "shop" / "amplify"
    (other / "data").mkdir(parents=True)
    (other / "backend.ts").write_text(BACKEND)
    (other / "data" / "resource.ts").write_text(schema("  Poster: a.model({ size: a.string() }),"))
    async with connected(project) as editor:
        editor.open(NAME)
        found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("post"))
        assert [each.name for each in found or ()] == ["Post", "Poster"]
        assert await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("nothing like it")) == []


async def test_a_file_that_is_gone_or_of_no_project_has_no_structure(project: Path) -> None:
    async with connected(project) as editor:
        for uri in ((project / "nowhere.ts").as_uri(), "untitled:Untitled-1", (project / "package.json").as_uri()):
            document = types.TextDocumentIdentifier(uri)
            assert not await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
            assert not await editor.client.text_document_document_link_async(types.DocumentLinkParams(document))


async def test_a_linked_handler_opens(project: Path) -> None:
    function = project / "amplify" / "jobs" / "resource.ts"
    function.parent.mkdir()
    text = "import { defineFunction } from '@aws-amplify/backend';\nexport const job = defineFunction({ entry: './run.ts' });\n"
    function.write_text(text)
    (function.parent / "run.ts").write_text("export const handler = async () => 1;\n")
    async with connected(project) as editor:
        uri = editor.open("amplify/jobs/resource.ts")
        [link] = (
            await editor.client.text_document_document_link_async(types.DocumentLinkParams(types.TextDocumentIdentifier(uri)))
            or ()
        )
        start = text.split("\n")[1].index("./run.ts")
        assert link.range == types.Range(types.Position(1, start), types.Position(1, start + len("./run.ts")))
        assert link.target == (function.parent / "run.ts").as_uri()


@pytest.mark.parametrize("encoding", Encoding)
def test_what_is_kept_of_an_outline_never_shows_after_edits(encoding: Encoding) -> None:
    chance = random.Random(7)
    workspace = Workspace(MemoryDisk({DATA: WIDE, f"{FOLDER}/backend.ts": BACKEND}))
    workspace.open(DATA, WIDE, 1)
    writer = TreeWriter(encoding)
    for version in range(2, 60):
        document = workspace.document(DATA)
        assert document is not None
        items = outline(workspace, DATA)
        assert json.loads(writer.write(document, items)) == json.loads(TreeWriter(encoding).write(document, items))
        line = chance.randrange(document.line_count)
        place = (line, chance.randrange(12))
        end = (line, place[1] + chance.choice([0, 0, 1, 3]))
        workspace.change(DATA, [Change(chance.choice(["\n", " ", "x", "ß", "// 🚢\n", ""]), place, end)], version)


async def test_a_lens_is_resolved_to_a_command_that_shows_places(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        document = types.TextDocumentIdentifier(uri)
        found = await editor.client.text_document_code_lens_async(types.CodeLensParams(document)) or ()
        assert all(lens.command is None for lens in found)
        resolved = [await editor.client.code_lens_resolve_async(lens) for lens in found]
        titles = [lens.command.title for lens in resolved if lens.command is not None]
        assert titles == [
            "API key: all operations",
            "relationships: author → User",
            "indexes: gsi-User.posts (implicit)",
            "1 reference",
            "37 resources, 1.5 % of a deployment",
            "API key: all operations",
            "relationships: posts → Post",
            "1 reference",
            "37 resources, 1.5 % of a deployment",
        ]
        command = resolved[3].command
        assert command is not None
        assert command.command == "amplify-ls.showPlaces"
        start = RESOURCE.split("\n")[7].index("'Post'")
        region = {"start": {"line": 7, "character": start}, "end": {"line": 7, "character": start + 6}}
        assert list(command.arguments or ()) == [
            {"uri": uri, "position": {"line": 3, "character": 2}, "places": [{"uri": uri, "range": region}]}
        ]


async def test_a_stale_lens_has_an_empty_title(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        for data in (None, "x", {"uri": uri, "kind": "access", "key": "0:Gone"}, {"uri": "x:y", "kind": "other", "key": ""}):
            place = types.Range(types.Position(0, 0), types.Position(0, 0))
            lens = await editor.client.code_lens_resolve_async(types.CodeLens(place, data=data))
            assert lens.command is not None
            assert lens.command.title == ""


async def test_settings_choose_lenses_and_hints(project: Path) -> None:
    options = {"lenses": {"access": False, "relationships": False, "indexes": False, "budget": False}, "inlayHints": "full"}
    async with connected(project, options=options) as editor:
        uri = editor.open(NAME)
        document = types.TextDocumentIdentifier(uri)
        found = await editor.client.text_document_code_lens_async(types.CodeLensParams(document)) or ()
        assert len(found) == 2
        whole = types.Range(types.Position(0, 0), types.Position(99, 0))
        hints = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(document, whole)) or ()
        assert [hint.label for hint in hints][:2] == [
            "+ id: ID!, createdAt: AWSDateTime!, updatedAt: AWSDateTime!",
            ".to(['create', 'read', 'update', 'delete'])",
        ]
        assert all(hint.padding_left for hint in hints)


@pytest.mark.parametrize("value", [None, "everything", 7, {"access": "no"}, {"unknown": False}, [False]])
def test_invalid_settings_of_lenses_and_hints_are_skipped(value: object) -> None:
    assert editor_appearance({"lenses": value, "inlayHints": value}) == Appearance()


async def test_a_refactoring_is_computed_when_it_is_chosen(project: Path) -> None:
    text = RESOURCE.replace("author: a.belongsTo", "authorId: a.id(),\n    author: a.belongsTo")
    async with connected(project) as editor:
        uri = editor.open(NAME, text)
        document = types.TextDocumentIdentifier(uri)
        place = types.Position(3, 3)
        context = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
        params = types.CodeActionParams(document, types.Range(place, place), context)
        found = await editor.client.text_document_code_action_async(params)
        [action] = [each for each in found or () if isinstance(each, types.CodeAction)]
        assert (action.title, action.kind, action.edit) == ("Move `Post` to `post.ts`", "refactor.move", None)
        resolved = await editor.client.code_action_resolve_async(action)
        assert resolved.edit is not None
        [create, content, change] = resolved.edit.document_changes or ()
        assert isinstance(create, types.CreateFile)
        assert create.uri == (project / "amplify/data/post.ts").as_uri()
        assert isinstance(content, types.TextDocumentEdit)
        assert "export const Post = a.model({" in content.edits[0].new_text  # type: ignore[union-attr]
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.uri == uri
        editor.change(uri, "")
        assert (await editor.client.code_action_resolve_async(action)).edit is None


@pytest.mark.parametrize("data", [None, 1, {}, {"uri": "file:///nowhere.ts"}, {"uri": "x", "range": {"start": 1}}])
async def test_an_action_of_another_server_is_returned_as_it_is(project: Path, data: object) -> None:
    async with connected(project) as editor:
        action = types.CodeAction("Do it", data=data)
        assert (await editor.client.code_action_resolve_async(action)).edit is None


async def test_a_client_that_creates_no_files_is_offered_no_files(project: Path) -> None:
    async with connected(project, types.ClientCapabilities(text_document=ACTIONS)) as editor:
        uri = editor.open(NAME)
        place = types.Position(3, 3)
        context = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(place, place), context)
        assert not await editor.client.text_document_code_action_async(params)
        line = types.Position(4, 8)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(line, line), types.CodeActionContext([]))
        found = await editor.client.text_document_code_action_async(params) or ()
        assert all(isinstance(each, types.CodeAction) and each.edit is not None for each in found)


async def test_lenses_are_requested_again_if_another_file_than_the_open_one_changes() -> None:
    refreshed = asyncio.Event()
    own: list[str] = []
    alone = StructureUpdates(lambda: ["a"], lambda: own.append("a"))
    beside = StructureUpdates(lambda: ["a", "b"], refreshed.set)
    alone.changed("a")
    beside.changed("a")
    await asyncio.wait_for(refreshed.wait(), 30)
    assert own == []
