"""A conversation with the server: whatever a client sends, each request is answered once, and the next message is heard."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st
from lsprotocol import types

from amplify_ls.server.app import create_server
from development.fuzz.bounds import nothing_logged
from development.fuzz.inputs import JSON, JSON_PIECES, changed_json, edited, edits
from development.fuzz.property import Property
from development.fuzz.requests import COMMANDS, FOLDER, INITIALIZE, NOTIFICATIONS, OPEN, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from amplify_ls.server.protocol import AmplifyLanguageServer
    from development.fuzz.inputs import Json

PATIENCE_SECONDS = 20
SHUTDOWN_ID = "shutdown"
CODES = frozenset({-32700, -32600, -32601, -32602, -32002, -32800, -32801, -32803})
"""Errors that are the fault of the message, that it was overtaken, or that what it asks for is refused with a reason. An error
inside of the server is none of them."""


class Sent(NamedTuple):
    """A message of the client; ``id`` is the one under which an answer has to come, None where none has to."""

    body: bytes
    id: int | None


def are_answered(messages: Sequence[tuple[str, str]]) -> None:
    """Each message is a method, and its parameters as JSON; without a method, a whole body."""
    sent = [_message(number, *each) for number, each in enumerate(messages, 1)]
    with nothing_logged():
        answers = conversation(sent, FOLDER)
    wanted = [message.id for message in sent if message.id is not None]
    for identifier in (*wanted, SHUTDOWN_ID):
        assert len(answers.get(identifier, ())) == 1, f"{identifier} has the answers {answers.get(identifier)}"
    for error in (answer["error"] for found in answers.values() for answer in found if "error" in answer):
        assert error["code"] in CODES, error


def conversation(sent: Sequence[Sent], folder: str) -> dict[object, list[dict[str, Any]]]:
    """Say hello, open a file, send messages and shut down; the answers by their ids.

    ``folder`` is the URI that replaces FOLDER in all messages.
    """
    return asyncio.run(_talk([message._replace(body=_moved(message.body, folder)) for message in sent], folder))


def _message(number: int, method: str, text: str) -> Sent:
    if not method:
        return Sent(text.encode("utf-8", "replace"), None)
    identifier = number if method in REQUESTS else None
    start = "" if identifier is None else f'"id": {identifier}, '
    body = f'{{"jsonrpc": "2.0", {start}"method": {json.dumps(method)}, "params": {text}}}'
    return Sent(body.encode("utf-8", "replace"), identifier)


async def _talk(sent: Sequence[Sent], folder: str) -> dict[object, list[dict[str, Any]]]:
    server = create_server()
    outgoing: list[bytes] = []
    failures: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
    finished = server.protocol.start(outgoing.append)
    answers: dict[object, list[dict[str, Any]]] = {}
    _send(server, {"id": 0, "method": types.INITIALIZE, "params": INITIALIZE}, folder)
    _send(server, {"method": types.TEXT_DOCUMENT_DID_OPEN, "params": OPEN}, folder)
    server.protocol.receive([message.body for message in sent])
    await _wait_for(server, outgoing, answers, [0, *(message.id for message in sent if message.id is not None)])
    _send(server, {"id": SHUTDOWN_ID, "method": types.SHUTDOWN})
    await _wait_for(server, outgoing, answers, [SHUTDOWN_ID])
    _send(server, {"method": types.EXIT})
    await finished
    assert not failures, failures
    return answers


async def _wait_for(
    server: AmplifyLanguageServer, outgoing: list[bytes], answers: dict[object, list[dict[str, Any]]], wanted: Sequence[object]
) -> None:
    """Note the answers, and answer what the server asks, until all that is wanted is there."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        taken, outgoing[:] = [*outgoing], []
        for message in map(json.loads, taken):
            if "method" not in message:
                answers.setdefault(message["id"], []).append(message)
            elif "id" in message:
                _send(server, {"id": message["id"], "result": _answer(message["method"])})
        if not outgoing and all(identifier in answers for identifier in wanted):
            return
        await asyncio.sleep(0.001)


def _answer(method: str) -> Json:
    answers: dict[str, Json] = {
        types.WORKSPACE_APPLY_EDIT: {"applied": False},
        types.WINDOW_SHOW_DOCUMENT: {"success": False},
        types.WORKSPACE_CONFIGURATION: [None],
    }
    return answers.get(method)


def _send(server: AmplifyLanguageServer, message: dict[str, Any], folder: str = FOLDER) -> None:
    server.protocol.receive([_moved(json.dumps({"jsonrpc": "2.0", **message}).encode(), folder)])


def _moved(body: bytes, folder: str) -> bytes:
    return body.replace(FOLDER.encode(), folder.encode())


def _of(methods: dict[str, Json]) -> SearchStrategy[tuple[str, str]]:
    def params(method: str) -> SearchStrategy[tuple[str, str]]:
        templates = COMMANDS if method == types.WORKSPACE_EXECUTE_COMMAND else (methods[method],)
        return changed_json(templates).map(lambda value: (method, json.dumps(value)))

    return st.sampled_from(sorted(methods)).flatmap(params)


_WHOLE: tuple[Json, ...] = (
    {"jsonrpc": "2.0", "id": "a", "method": types.TEXT_DOCUMENT_HOVER, "params": REQUESTS[types.TEXT_DOCUMENT_HOVER]},
    {"jsonrpc": "2.0", "id": 1.5, "result": {}},
    {"jsonrpc": "2.0", "id": 99, "error": {"code": 1, "message": "m"}},
    [{"jsonrpc": "2.0", "method": types.EXIT}],
)
_json = changed_json(_WHOLE).map(json.dumps) | JSON.map(json.dumps)
_whole = st.builds(edited, _json, st.lists(edits(JSON_PIECES), max_size=2)).map(lambda text: ("", text))
_any = st.one_of(_of(REQUESTS), _of(REQUESTS), _of(NOTIFICATIONS), _whole)
PROPERTIES = (Property("messages.are_answered", st.lists(_any, min_size=1, max_size=8), are_answered, most_calls=100_000_000),)
