"""Diagnostics as each editor gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from tests.server.editor import (
    CODE,
    EDITORS,
    MENDED_MODEL,
    MODEL,
    RESOURCE,
    connected,
    pulling_capabilities,
    write_project,
)

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"
MENDED = RESOURCE.replace(MODEL, MENDED_MODEL)


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_a_fault_is_shown_when_the_file_opens_and_gone_when_it_is_mended(project: Path, editor_name: str) -> None:
    async with connected(project, editor_name) as editor:
        uri = editor.open(NAME)
        shown = await editor.codes(uri, [CODE])
        assert shown.version == 1
        fault = shown.diagnostics[0]
        assert fault.range == types.Range(types.Position(4, 32), types.Position(4, 42))
        assert fault.severity == types.DiagnosticSeverity.Error
        assert fault.source == "amplify"
        assert fault.code_description is None

        version = editor.change(uri, MENDED)
        assert (await editor.codes(uri, [])).version == version
        version = editor.change(uri, "", types.Range(types.Position(4, 4), types.Position(5, 4)))
        assert (await editor.codes(uri, [CODE])).version == version
        assert editor.client.messages == []


@pytest.mark.parametrize(
    ("offered", "chosen", "column"),
    [
        (None, "utf-16", 8),
        (["utf-8", "utf-16", "utf-32"], "utf-16", 8),
        (["utf-8"], "utf-8", 10),
        (["utf-32", "utf-8"], "utf-32", 7),
        (["utf-7"], "utf-16", 8),
    ],
)
async def test_columns_count_in_the_encoding_that_was_agreed_upon(
    project: Path, offered: list[str] | None, chosen: str, column: int
) -> None:
    capabilities = types.ClientCapabilities(general=types.GeneralClientCapabilities(position_encodings=offered))
    text = RESOURCE.replace("    author: a.belongsTo('User', 'authorId')", "/*😀*/ author: a.belongsTo('User', 'authorId')")
    async with connected(project, capabilities) as editor:
        assert editor.result is not None
        assert editor.result.capabilities.position_encoding == chosen
        uri = editor.open(NAME, text)
        fault = (await editor.codes(uri, [CODE])).diagnostics[0]
        start = text.splitlines()[4].index("'authorId'") - 1 - text.splitlines()[4].index(" author")
        assert fault.range.start.character - start == column - 1

        # An edit behind the character lands where it should: the field gets another name.
        at = fault.range.start.character + 1
        editor.change(uri, "x", types.Range(types.Position(4, at), types.Position(4, at)))
        after = await editor.wait_for(uri, lambda params: params.version == 2)
        assert "`xauthorId`" in after.diagnostics[0].message


async def test_files_that_are_not_open_are_shown_too(project: Path) -> None:
    async with connected(project) as editor:
        editor.open("amplify/backend.ts")
        shown = await editor.codes(editor.uri(NAME), [CODE])
        assert shown.version is None


async def test_what_the_disk_says_counts_when_the_file_is_closed(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME, MENDED)
        await editor.codes(uri, [])
        editor.close(uri)
        await editor.codes(uri, [CODE])
        uri = editor.open(NAME, MENDED)
        await editor.codes(uri, [])


@pytest.mark.parametrize("editor_name", EDITORS)
async def test_a_deleted_file_has_no_diagnostics(project: Path, editor_name: str) -> None:
    async with connected(project, editor_name) as editor:
        backend = editor.open("amplify/backend.ts")
        uri = editor.uri(NAME)
        await editor.codes(uri, [CODE])
        (project / NAME).unlink()
        if editor_name == "neovim@v0.11.0":
            # It watches no files for us: we look at the disk.
            assert editor.registrations == []
            editor.save(backend)
        else:
            change = types.FileEvent(uri, types.FileChangeType.Deleted)
            editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        await editor.codes(uri, [])


async def test_a_renamed_folder_takes_its_diagnostics_along(project: Path) -> None:
    async with connected(project) as editor:
        editor.open("amplify/backend.ts")
        await editor.codes(editor.uri(NAME), [CODE])
        (project / "amplify/data").rename(project / "amplify/stored")
        rename = types.FileRename(old_uri=editor.uri("amplify/data"), new_uri=editor.uri("amplify/stored"))
        editor.client.workspace_did_rename_files(types.RenameFilesParams([rename]))
        await editor.codes(editor.uri(NAME), [])


async def test_two_projects_in_one_workspace(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_project(tmp_path / name)
    async with connected(tmp_path) as editor:
        one = editor.open(f"one/{NAME}")
        await editor.codes(one, [CODE])
        assert not [params for params in editor.published if "/two/" in params.uri]
        two = editor.open(f"two/{NAME}")
        await editor.codes(two, [CODE])
        editor.change(one, MENDED)
        await editor.codes(one, [])
        await editor.codes(two, [CODE])


async def test_a_broken_text_is_parsed_afresh_when_typing_pauses(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        editor.change(uri, "a.schema({{ Post: (")
        await editor.codes(uri, [])
        editor.change(uri, RESOURCE)
        await editor.codes(uri, [CODE])


async def test_a_client_that_pulls_gets_nothing_pushed_for_open_files(project: Path) -> None:
    async with connected(project, pulling_capabilities()) as editor:
        uri = editor.open(NAME)
        report = await editor.pull(uri)
        assert [item.code for item in report.items] == [CODE]
        again = await editor.pull(uri, report.result_id)
        assert again.kind == "unchanged"

        editor.change(uri, MENDED)
        mended = await editor.pull(uri, report.result_id)
        assert list(mended.items) == []
        await editor.settle()
        assert editor.published == []
        # It asks for the file that it has edited by itself.
        assert editor.refreshes == 0


async def test_a_client_that_pulls_gets_pushed_what_is_not_open(project: Path) -> None:
    async with connected(project, pulling_capabilities()) as editor:
        editor.open("amplify/backend.ts")
        uri = editor.uri(NAME)
        await editor.codes(uri, [CODE])
        editor.open(NAME)
        # Pushed ones are taken back, for the client would show both.
        await editor.codes(uri, [])
        assert [item.code for item in (await editor.pull(uri)).items] == [CODE]
        editor.close(uri)
        await editor.codes(uri, [CODE])


async def test_a_refresh_is_asked_for_when_an_edit_changes_another_open_file(project: Path) -> None:
    shared = RESOURCE.replace("  Post: a.model({", "  Post,\n").replace(
        f"\n    {MODEL}\n  }}).authorization((allow) => [allow.publicApiKey()]),", ""
    )
    post = (
        "import { a } from '@aws-amplify/backend';\n\n"
        f"export const Post = a.model({{\n    {MODEL}\n}}).authorization((allow) => [allow.publicApiKey()]);\n"
    )
    shared = "import { Post } from './post';\n" + shared
    (project / NAME).write_text(shared, "utf-8")
    (project / "amplify/data/post.ts").write_text(post, "utf-8")
    async with connected(project, pulling_capabilities()) as editor:
        resource = editor.open(NAME)
        model = editor.open("amplify/data/post.ts")
        first = [item.code for item in (await editor.pull(model)).items]
        assert first == [CODE]
        assert editor.refreshes == 0
        editor.change(resource, shared.replace("  Post,\n", ""))
        await editor.settle()
        assert list((await editor.pull(model)).items) == []
        assert editor.refreshes == 1


async def test_pull_without_refresh_is_not_offered(project: Path) -> None:
    async with connected(project, "neovim@v0.11.0") as editor:
        assert editor.result is not None
        assert editor.result.capabilities.diagnostic_provider is None
