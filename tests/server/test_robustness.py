"""Input that no editor should send, and some that many do."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from amplify_ls.server.transport import frame
from tests.server.editor import CODE, RESOURCE, connected
from tests.support.forked import amplify_ls
from tests.support.language_client import LanguageClient

if TYPE_CHECKING:
    from pathlib import Path

NAME = "amplify/data/resource.ts"
PROCESS = [sys.executable, "-m", "amplify_ls", "--stdio"]


async def test_an_unknown_request_is_refused_and_an_unknown_notification_ignored(project: Path) -> None:
    async with connected(project) as editor:
        with pytest.raises(JsonRpcException) as refusal:
            await editor.client.protocol.send_request_async("amplify/unknown", {"a": 1})
        assert refusal.value.code == -32601
        editor.client.protocol.notify("amplify/unknown", {"a": 1})
        editor.client.protocol.notify("$/unknown", {})
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        assert editor.client.messages == []


async def test_messages_about_files_that_are_not_open_are_survived(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.uri(NAME)
        document = types.VersionedTextDocumentIdentifier(7, uri)
        span = types.Range(types.Position(0, 0), types.Position(0, 1))
        change = types.TextDocumentContentChangePartial(range=span, text="x")
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        editor.close(uri)
        editor.save(uri)
        hover = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
        assert await editor.client.text_document_hover_async(hover) is None
        editor.open(NAME)
        await editor.codes(uri, [CODE])
        assert editor.client.messages == []


async def test_other_spellings_of_a_uri_mean_the_same_file_and_keep_their_spelling(project: Path) -> None:
    async with connected(project) as editor:
        spelled = editor.uri(NAME).replace("/data/", "/%64ata/../data/")
        editor.open(NAME, uri=spelled)
        await editor.codes(spelled, [CODE])
        assert {params.uri for params in editor.published} == {spelled}


@pytest.mark.parametrize("uri", ["file:///C%3A/app/amplify/data/resource.ts", "file:///c:/app/amplify/data/resource.ts"])
async def test_uris_of_windows_are_understood_everywhere(project: Path, uri: str) -> None:
    async with connected(project) as editor:
        editor.open(NAME, RESOURCE, uri=uri)
        shown = await editor.wait_for(uri, lambda params: params.version == 1)
        assert shown.uri == uri
        editor.change(uri, RESOURCE + "\n")
        await editor.wait_for(uri, lambda params: params.version == 2)


async def test_texts_without_a_file(project: Path) -> None:
    async with connected(project) as editor:
        git = "git:/app/amplify/data/resource.ts?ref=HEAD"
        editor.open(NAME, RESOURCE, uri=git)
        editor.close(git)
        for uri in ("untitled:Untitled-1", "vscode-vfs://github/me/app/amplify/data/resource.ts"):
            editor.open(NAME, RESOURCE, uri=uri)
            await editor.wait_for(uri, lambda params: params.version == 1)
        assert git not in {params.uri for params in editor.published}


@pytest.mark.parametrize("uri", ["vscode-vfs://github/me/app/amplify/data/resource.ts", "untitled:Untitled-1"])
async def test_a_text_without_a_file_is_checked_alone(project: Path, uri: str) -> None:
    async with connected(project) as editor:
        editor.open(NAME, RESOURCE, uri=uri)
        await editor.codes(uri, [CODE])


async def test_strange_texts_are_survived(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        for text in ("", "\0\0\x01", "({[" * 2000, "\ud83d lone", "a" * 300_000, "\ufeff" + RESOURCE.replace("\n", "\r")):
            version = editor.change(uri, text)
            await editor.wait_for(uri, lambda params, version=version: params.version == version)
        beyond = types.Range(types.Position(999, 999), types.Position(9999, 0))
        editor.change(uri, "\n", beyond)
        editor.change(uri, RESOURCE)
        await editor.codes(uri, [CODE])


async def test_a_folder_named_like_a_file_and_a_missing_file(project: Path) -> None:
    (project / "amplify/auth/resource.ts").mkdir(parents=True)
    async with connected(project) as editor:
        editor.open("amplify/auth/other.ts", "import { x } from './resource';\nimport { y } from './missing';\n")
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])


async def test_cancelled_requests_are_answered_as_cancelled(project: Path) -> None:
    async with connected(project) as editor:
        uri = editor.open(NAME)
        await editor.codes(uri, [CODE])
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
        # On a busy machine a request may be done before its cancellation is read; of many, not all are.
        codes: set[int | None] = set()
        for attempt in range(10):
            names = [f"h{attempt}-{number}" for number in range(5)]
            requests = [editor.client.protocol.send_request(types.TEXT_DOCUMENT_HOVER, params, msg_id=name) for name in names]
            for name in names:
                editor.client.cancel_request(types.CancelParams(name))
            for request in requests:
                try:
                    await asyncio.wait_for(asyncio.wrap_future(request), 10)
                    codes.add(None)
                except JsonRpcException as refusal:
                    codes.add(refusal.code)
        assert -32800 in codes
        assert codes <= {None, -32800}


@pytest.mark.parametrize("method", ["textDocument/completion", "textDocument/hover"])
def test_a_request_is_answered_although_an_edit_follows_it_at_once(project: Path, method: str) -> None:
    with LanguageClient([*amplify_ls(), "--stdio"]) as client:
        client.initialize(project, {})
        uri = (project / NAME).as_uri()
        client.open(uri, RESOURCE)
        edit: dict[str, object] = {"jsonrpc": "2.0", "method": "textDocument/didChange"}
        edit["params"] = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": ""}]}
        # In the name of a builder, which the edit deletes.
        line = RESOURCE.splitlines()[3]
        position = {"line": 3, "character": line.index("a.model") + 4}
        request = {"jsonrpc": "2.0", "id": 77, "method": method}
        request["params"] = {"textDocument": {"uri": uri}, "position": position}
        # In one piece, as a fast typist's editor sends them.
        for message in (request, edit):
            client._unsent += frame(json.dumps(message).encode())
        client._pump(0)
        answer = client.take(lambda message: message.get("id") == 77).message
        assert "model" in json.dumps(answer["result"])


def test_malformed_messages_are_survived(project: Path) -> None:
    with LanguageClient([*amplify_ls(), "--stdio"]) as client:
        for body in (b"{", b"[]", b'{"jsonrpc":"2.0"}', b"\xff\xfe", b'{"jsonrpc":"1.0","id":1,"method":"x"}'):
            client._unsent += frame(body)
        client._unsent += b"X-Header: 1\r\n\r\n"
        client.initialize(project, {})
        client._last_id += 1
        client._send({"jsonrpc": "2.0", "id": client._last_id, "method": "textDocument/hover", "params": {"position": 3}})
        answer = client.take(lambda message: message.get("id") == client._last_id).message
        assert answer["error"]["code"] in (-32602, -32603)
        assert client.request("textDocument/hover", place(project)) is None


def test_requests_before_initialize_and_after_shutdown_are_refused(project: Path) -> None:
    client = LanguageClient([*amplify_ls(), "--stdio"])
    assert error_code(client, project) == -32002
    client.notify("textDocument/didOpen", {})
    client.initialize(project, {})
    client.request("shutdown")
    assert error_code(client, project) == -32600
    client.notify("exit", None)
    assert client.process.wait(10) == 0


def error_code(client: LanguageClient, project: Path) -> int:
    client._last_id += 1
    client._send({"jsonrpc": "2.0", "id": client._last_id, "method": "textDocument/hover", "params": place(project)})
    answer = client.take(lambda message: message.get("id") == client._last_id).message
    code = answer["error"]["code"]
    assert isinstance(code, int)
    return code


def place(project: Path) -> dict[str, object]:
    return {"textDocument": {"uri": (project / NAME).as_uri()}, "position": {"line": 0, "character": 0}}


def test_the_server_ends_with_its_input(project: Path) -> None:
    client = LanguageClient(PROCESS)
    client.initialize(project, {})
    assert client.process.stdin is not None
    client.process.stdin.close()
    assert client.process.wait(10) == 1


def test_exit_without_shutdown_ends_with_1(project: Path) -> None:
    client = LanguageClient(PROCESS)
    client.initialize(project, {})
    client.notify("exit", None)
    assert client.process.wait(10) == 1


def test_the_server_ends_when_the_process_of_the_client_dies(project: Path) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    client = LanguageClient(PROCESS)
    client.initialize(project, {}, processId=stranger.pid)
    assert client.request("textDocument/hover", place(project)) is None
    stranger.kill()
    stranger.wait()
    started = time.monotonic()
    assert client.process.wait(15) == 1
    assert time.monotonic() - started < 10
