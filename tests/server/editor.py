"""An editor for tests: pytest-lsp's client with texts of its own and a memory of what the server has published."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import functools
import json
import os
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from tests.support.forked import amplify_ls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

TIMEOUT_SECONDS = 20
PACKED_SERVER: list[str] = json.loads(os.environ.get("AMPLIFY_LS_SERVER", "[]"))
"""The command that is tested where what is packed is tested with the same tests."""
EDITORS = ("visual-studio-code", "neovim@v0.11.0", "emacs")

BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';

defineBackend({ data });
"""

# `Post` has no field `authorId`.
RESOURCE = """\
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Post: a.model({
    author: a.belongsTo('User', 'authorId'),
  }).authorization((allow) => [allow.publicApiKey()]),
  User: a.model({
    posts: a.hasMany('Post', 'authorId'),
  }).authorization((allow) => [allow.publicApiKey()]),
});

export const data = defineData({ schema });
"""
MODEL = "author: a.belongsTo('User', 'authorId'),"
MENDED_MODEL = f"authorId: a.id(),\n    {MODEL}"
CODE = "data/missing-reference-field"


class Editor:
    """Open files and the server's answers."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client = client
        self.root = root
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registrations: list[types.Registration] = []
        self.refreshes = 0
        self.result: types.InitializeResult | None = None
        self._versions: dict[str, int] = {}
        self._news = asyncio.Event()

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str | None = None, uri: str | None = None) -> str:
        """Open a file with the text of the disk, or another one; the answer is its URI."""
        uri = uri or self.uri(name)
        text = (self.root / name).read_text("utf-8") if text is None else text
        self._versions[uri] = 1
        item = types.TextDocumentItem(uri, "typescript", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str, span: types.Range | None = None) -> int:
        """Put a text in the place of a range, or of all; the answer is the new version."""
        self._versions[uri] += 1
        event: types.TextDocumentContentChangeEvent = (
            types.TextDocumentContentChangePartial(range=span, text=text)
            if span
            else types.TextDocumentContentChangeWholeDocument(text=text)
        )
        document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [event]))
        return self._versions[uri]

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def wait_for(
        self, uri: str, wanted: Callable[[types.PublishDiagnosticsParams], bool]
    ) -> types.PublishDiagnosticsParams:
        """The latest diagnostics that were pushed for a file, once they are as wanted."""

        async def wait() -> types.PublishDiagnosticsParams:
            while True:
                latest = next((params for params in reversed(self.published) if params.uri == uri), None)
                if latest is not None and wanted(latest):
                    return latest
                self._news.clear()
                await self._news.wait()

        return await asyncio.wait_for(wait(), TIMEOUT_SECONDS)

    async def codes(self, uri: str, expected: Sequence[str]) -> types.PublishDiagnosticsParams:
        """Wait until exactly these codes are shown for a file."""
        return await self.wait_for(
            uri, lambda params: sorted(str(item.code) for item in params.diagnostics) == sorted(expected)
        )

    async def wait_for_refresh(self) -> None:
        """Wait until the server has asked for a pull."""

        async def wait() -> None:
            while not self.refreshes:
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), TIMEOUT_SECONDS)

    async def pull(self, uri: str, previous: str | None = None) -> Any:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=previous)
        return await self.client.text_document_diagnostic_async(params)

    async def settle(self) -> None:
        """Wait until the server has handled everything that was sent: it answers in order."""
        with contextlib.suppress(Exception):
            await self.client.protocol.send_request_async("amplify/ping", {})

    def heard(self) -> None:
        self._news.set()


_capabilities = functools.cache(client_capabilities)
_converter = functools.cache(default_converter)
"""One for all clients: it writes its code for a type of message when it first meets one, which takes a while."""


@contextlib.asynccontextmanager
async def connected(
    root: Path,
    capabilities: types.ClientCapabilities | str = "visual-studio-code",
    *,
    options: Any = None,
    arguments: Sequence[str] = (),
    process_id: int | None = None,
    configuration: dict[str, Any] | None = None,
) -> AsyncIterator[Editor]:
    """An editor at the root of a workspace, in conversation with a server of its own."""
    client = LanguageClient(converter_factory=_converter, configuration=configuration)
    editor = Editor(client, root)

    def publish(params: types.PublishDiagnosticsParams) -> None:
        editor.published.append(params)
        editor.heard()

    def register(params: types.RegistrationParams) -> None:
        editor.registrations.extend(params.registrations)

    def refresh(params: None) -> None:
        editor.refreshes += 1
        editor.heard()

    register_lsp_features(
        client,
        {
            **DEFAULT_CLIENT_FEATURES,
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: publish,
            types.CLIENT_REGISTER_CAPABILITY: register,
            types.WORKSPACE_DIAGNOSTIC_REFRESH: refresh,
        },
    )
    await client.start_io(*amplify_ls(*PACKED_SERVER), "server", *arguments)
    if isinstance(capabilities, str):
        capabilities = _capabilities(capabilities)
    params = types.InitializeParams(
        capabilities=capabilities,
        process_id=process_id,
        root_uri=root.as_uri(),
        workspace_folders=[types.WorkspaceFolder(root.as_uri(), root.name)],
        initialization_options=options,
    )
    try:
        editor.result = await asyncio.wait_for(client.initialize_session(params), TIMEOUT_SECONDS)
        yield editor
        await asyncio.wait_for(client.shutdown_session(), TIMEOUT_SECONDS)
    finally:
        # When the test has failed, the server still runs, and `stop` would wait for it.
        if client._server is not None and client._server.returncode is None:
            client._server.kill()
        await client.stop()


def write_project(root: Path, resource: str = RESOURCE) -> None:
    """A backend with data."""
    folder = root / "amplify" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "amplify" / "backend.ts").write_text(BACKEND, "utf-8")
    (folder / "resource.ts").write_text(resource, "utf-8")


def pulling_capabilities() -> types.ClientCapabilities:
    """Those of Visual Studio Code, as newer ones pull diagnostics."""
    capabilities = copy.deepcopy(_capabilities("visual-studio-code"))
    assert capabilities.text_document is not None
    assert capabilities.workspace is not None
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return capabilities
