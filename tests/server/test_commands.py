"""The commands that an editor can ask for beside the features of the protocol."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pytest_lsp.client import register_lsp_features

from amplify_ls import __version__
from tests.server.editor import CODE, MENDED_MODEL, MODEL, RESOURCE, Editor, connected, write_project
from tests.server.test_features import apply

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"


async def execute(editor: Editor, command: str, *arguments: object) -> Any:
    params = types.ExecuteCommandParams(command, list(arguments))
    return await editor.client.workspace_execute_command_async(params)


async def test_the_commands_are_announced(project: Path) -> None:
    async with connected(project) as editor:
        assert editor.result is not None
        provider = editor.result.capabilities.execute_command_provider
        assert provider is not None
        names = ["applyEdit", "describe", "listRules", "explainRule", "checkWorkspace", "fixProject", "showPlaces", "copyText"]
        assert sorted(provider.commands) == sorted(f"amplify-ls.{name}" for name in names)


async def test_a_file_is_described(project: Path) -> None:
    (project / "elsewhere.ts").write_text("export {};\n", "utf-8")
    async with connected(project) as editor:
        uri = editor.open(NAME)
        facts = await execute(editor, "amplify-ls.describe", uri)
        assert re.fullmatch(r"3\.1\d\.\d+\S*", facts.pop("python"))
        assert facts == {"version": __version__, "project": (project / "amplify").as_posix()}
        assert (await execute(editor, "amplify-ls.describe", editor.uri("elsewhere.ts")))["project"] is None
        assert (await execute(editor, "amplify-ls.describe"))["project"] is None


async def test_rules_are_listed_and_explained(project: Path) -> None:
    async with connected(project) as editor:
        rules = await execute(editor, "amplify-ls.listRules")
        [rule] = [rule for rule in rules if rule["code"] == CODE]
        assert rule["severity"] == "error"
        assert rule["summary"]
        page = await execute(editor, "amplify-ls.explainRule", CODE)
        assert page.startswith(f"# {CODE}\n")
        assert "```ts" in page
        assert await execute(editor, "amplify-ls.explainRule", "data/no-such-rule") is None


async def test_the_whole_workspace_is_checked_without_opening_a_file(project: Path) -> None:
    write_project(project / "packages" / "second")
    write_project(project / "node_modules" / "third")
    async with connected(project) as editor:
        counts = await execute(editor, "amplify-ls.checkWorkspace")
        assert counts == {"projects": 2, "files": 4, "errors": 2, "warnings": 0}
        await editor.codes(editor.uri(NAME), [CODE])
        await editor.codes(editor.uri(f"packages/second/{NAME}"), [CODE])


async def test_everything_in_a_project_is_fixed_in_rounds(project: Path) -> None:
    write_project(project / "second")
    async with connected(project) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        applied: list[types.ApplyWorkspaceEditParams] = []

        def apply_edit(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            applied.append(params)
            # As Neovim does it: the answer first, the change a moment later.
            text = apply(RESOURCE, params.edit, uri)
            asyncio.get_running_loop().call_later(0.15, editor.change, uri, text)
            return types.ApplyWorkspaceEditResult(applied=True)

        register_lsp_features(editor.client, {types.WORKSPACE_APPLY_EDIT: apply_edit})
        assert await execute(editor, "amplify-ls.fixProject", uri) == {"files": 1, "fixes": 1}
        # The other project has the same fault, and stays as it is.
        assert len(applied) == 1
        assert MENDED_MODEL in apply(RESOURCE, applied[0].edit, uri)
        assert MODEL in (project / "second" / NAME).read_text("utf-8")
        await editor.codes(uri, [])


async def test_fixing_ends_when_the_client_refuses(project: Path) -> None:
    async with connected(project) as editor:
        refused = types.ApplyWorkspaceEditResult(applied=False, failure_reason="The file is read-only")
        register_lsp_features(editor.client, {types.WORKSPACE_APPLY_EDIT: lambda params: refused})
        assert await execute(editor, "amplify-ls.fixProject") == {"files": 0, "fixes": 0}
