"""A fault of ours costs the one answer that it spoils, and is logged."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from amplify_ls.engine import Workspace
from amplify_ls.engine.editing import Editing
from amplify_ls.server.app import create_server
from amplify_ls.values.resolution.sources import Sources
from tests.server.editor import CODE, RESOURCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NAME = "amplify/data/resource.ts"


class Conversation:
    """A server in this process, and what it has sent."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.protocol = create_server().protocol
        self.protocol.start(lambda body: self.sent.append(json.loads(body)))

    def send(self, method: str, params: object, identifier: int | None = None) -> None:
        message: dict[str, object] = {"jsonrpc": "2.0", "method": method, "params": params}
        if identifier is not None:
            message["id"] = identifier
        self.protocol.receive([json.dumps(message).encode()])

    async def answer(self, identifier: int) -> dict[str, Any]:
        for _ in range(200):
            for message in self.sent:
                if message.get("id") == identifier and "method" not in message:
                    return message
            await asyncio.sleep(0.01)
        raise TimeoutError

    def logged(self) -> str:
        return "\n".join(item["params"]["message"] for item in self.sent if item.get("method") == "window/logMessage")

    def codes(self) -> list[str]:
        published = [item for item in self.sent if item.get("method") == "textDocument/publishDiagnostics"]
        return [item["code"] for item in published[-1]["params"]["diagnostics"]] if published else []


@pytest_asyncio.fixture(loop_scope="function")
async def conversation(project: Path) -> AsyncIterator[Conversation]:
    logging.getLogger("amplify_ls").setLevel(logging.INFO)
    conversation = Conversation()
    conversation.send("initialize", {"processId": None, "rootUri": project.as_uri(), "capabilities": {}}, 1)
    await conversation.answer(1)
    conversation.send("initialized", {})
    yield conversation
    conversation.protocol.disconnected()
    await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("textDocument/hover", "hover"),
        ("textDocument/completion", "completions"),
        ("textDocument/signatureHelp", "signature_help"),
    ],
)
async def test_a_request_that_fails_has_no_answer(
    conversation: Conversation, project: Path, monkeypatch: pytest.MonkeyPatch, method: str, name: str
) -> None:
    uri = (project / NAME).as_uri()
    opened = {"uri": uri, "languageId": "typescript", "version": 1, "text": RESOURCE}
    conversation.send("textDocument/didOpen", {"textDocument": opened})
    monkeypatch.setattr(Editing, name, fail)
    place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
    conversation.send(method, place, 2)
    assert (await conversation.answer(2))["result"] is None
    assert "ZeroDivisionError: planted" in conversation.logged()
    assert not [item for item in conversation.sent if item.get("method") == "window/showMessage"]
    assert conversation.codes() == [CODE]


@pytest.mark.parametrize("name", ["open", "diagnostics", "notice_disk", "changed_files"])
async def test_a_fault_while_a_file_opens_is_over_with_the_next_message(
    conversation: Conversation, project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    uri = (project / NAME).as_uri()
    opened = {"uri": uri, "languageId": "typescript", "version": 1, "text": RESOURCE}
    with monkeypatch.context() as planted:
        planted.setattr(Workspace, name, fail)
        conversation.send("textDocument/didOpen", {"textDocument": opened})
        await asyncio.sleep(0.05)
        assert "ZeroDivisionError: planted" in conversation.logged()
    conversation.send("textDocument/didOpen", {"textDocument": {**opened, "version": 2}})
    await asyncio.sleep(0.05)
    assert conversation.codes() == [CODE]


async def test_an_edit_that_cannot_be_followed_is_not_lost(
    conversation: Conversation, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uri = (project / NAME).as_uri()
    opened = {"uri": uri, "languageId": "typescript", "version": 1, "text": RESOURCE}
    conversation.send("textDocument/didOpen", {"textDocument": opened})
    with monkeypatch.context() as planted:
        planted.setattr(Sources, "change", fail)
        change = {"text": "", "range": {"start": {"line": 3, "character": 0}, "end": {"line": 9, "character": 0}}}
        conversation.send("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change]})
        await asyncio.sleep(0.05)
    assert "ZeroDivisionError: planted" in conversation.logged()
    assert CODE not in conversation.codes()


def fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("planted")


async def test_questions_that_are_open_at_the_end_are_given_up(project: Path) -> None:
    conversation = Conversation()
    capabilities = {"workspace": {"configuration": True}}
    conversation.send("initialize", {"processId": None, "rootUri": project.as_uri(), "capabilities": capabilities}, 1)
    await conversation.answer(1)
    conversation.send("initialized", {})
    await asyncio.sleep(0.05)
    [question] = [item for item in conversation.sent if item.get("method") == "workspace/configuration"]
    conversation.send("shutdown", None, 2)
    assert (await conversation.answer(2))["result"] is None
    conversation.protocol.receive([json.dumps({"jsonrpc": "2.0", "id": question["id"], "result": [None]}).encode()])
    await asyncio.sleep(0)
    assert "could not be handled" not in conversation.logged()
    conversation.protocol.disconnected()
