"""A conversation with the server: whatever a client sends, each request is answered once, and the next message is heard."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from cattrs.errors import BaseValidationError
from hypothesis import strategies as st
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from amplify_ls.server.app import create_server
from development.fuzz.bounds import nothing_logged
from development.fuzz.inputs import JSON, JSON_PIECES, changed_json, edited, edits
from development.fuzz.property import Property
from tests.server.editor import RESOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

    from amplify_ls.server.protocol import AmplifyLanguageServer
    from development.fuzz.inputs import Json

PATIENCE_SECONDS = 20
SHUTDOWN_ID = "shutdown"
CODES = frozenset({-32700, -32600, -32601, -32602, -32002, -32800, -32801})
"""Errors that are the fault of the message, or that it was overtaken. An error inside of the server is none of them."""

UNREADABLE = (json.JSONDecodeError, UnicodeDecodeError, RecursionError, BaseValidationError, JsonRpcException)
"""What is logged about messages that are no JSON, whose parameters are of wrong types, or that are refused."""

# Nothing is there on the disk.
URI = "file:///amplify-ls-nowhere/amplify/data/resource.ts"
_FOLDER = {"uri": "file:///amplify-ls-nowhere", "name": "nowhere"}
_TEXT_DOCUMENT = {"uri": URI, "version": 2}
_POSITION = {"line": 4, "character": 12}
_RANGE = {"start": _POSITION, "end": {"line": 5, "character": 2}}
_PLACE = {"textDocument": {"uri": URI}, "position": _POSITION}
_FILE = {"uri": URI, "type": 2}
_DIAGNOSTIC = {"range": _RANGE, "message": "m", "severity": 1, "code": "data/x", "data": {"a": [1]}}
INITIALIZE: Json = {
    "processId": None,
    "rootUri": _FOLDER["uri"],
    "workspaceFolders": [_FOLDER],
    "clientInfo": {"name": "fuzz", "version": "1"},
    "initializationOptions": {"amplifyLs": {"rules": {"data/*": "hint"}}, "showsFindingsInHover": True},
    "capabilities": {
        "general": {"positionEncodings": ["utf-8", "utf-16"]},
        "workspace": {"configuration": True, "applyEdit": True, "didChangeWatchedFiles": {"dynamicRegistration": True}},
        "textDocument": {
            "diagnostic": {"dynamicRegistration": False},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                "isPreferredSupport": True,
            },
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
            "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True},
        },
    },
}
OPEN: Json = {"textDocument": {"uri": URI, "languageId": "typescript", "version": 1, "text": RESOURCE}}
_CHANGES = [{"range": _RANGE, "text": "x: a."}, {"range": _RANGE, "rangeLength": 3, "text": ""}, {"text": RESOURCE}]
NOTIFICATIONS: dict[str, Json] = {
    types.INITIALIZED: {},
    types.TEXT_DOCUMENT_DID_OPEN: OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE: {"textDocument": _TEXT_DOCUMENT, "contentChanges": _CHANGES},
    types.TEXT_DOCUMENT_DID_CLOSE: {"textDocument": {"uri": URI}},
    types.TEXT_DOCUMENT_DID_SAVE: {"textDocument": {"uri": URI}, "text": RESOURCE},
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: {"changes": [_FILE, _FILE]},
    types.WORKSPACE_DID_CREATE_FILES: {"files": [{"uri": URI}]},
    types.WORKSPACE_DID_RENAME_FILES: {"files": [{"oldUri": URI, "newUri": URI.replace("data", "more")}]},
    types.WORKSPACE_DID_DELETE_FILES: {"files": [{"uri": URI}]},
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: {"event": {"added": [_FOLDER], "removed": [_FOLDER]}},
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: {"settings": {"amplifyLs": {"rules": {"*": "off"}, "exclude": ["x"]}}},
    types.CANCEL_REQUEST: {"id": 3},
    types.SET_TRACE: {"value": "verbose"},
    types.PROGRESS: {"token": 1, "value": {}},
    types.WINDOW_WORK_DONE_PROGRESS_CANCEL: {"token": 1},
    "$/unknown": {"a": [1]},
}
REQUESTS: dict[str, Json] = {
    types.TEXT_DOCUMENT_COMPLETION: {**_PLACE, "context": {"triggerKind": 2, "triggerCharacter": "."}},
    types.TEXT_DOCUMENT_HOVER: _PLACE,
    types.TEXT_DOCUMENT_SIGNATURE_HELP: {**_PLACE, "context": {"triggerKind": 1, "isRetrigger": False}},
    types.TEXT_DOCUMENT_CODE_ACTION: {
        "textDocument": {"uri": URI},
        "range": _RANGE,
        "context": {"diagnostics": [_DIAGNOSTIC], "only": ["quickfix"], "triggerKind": 1},
    },
    types.TEXT_DOCUMENT_DIAGNOSTIC: {"textDocument": {"uri": URI}, "previousResultId": "1", "identifier": "x"},
    types.WORKSPACE_EXECUTE_COMMAND: {"command": "amplify-ls.describe", "arguments": [URI]},
    types.INITIALIZE: INITIALIZE,
    "amplify/unknown": {"a": [1]},
}
_COMMANDS: tuple[Json, ...] = tuple(
    {"command": f"amplify-ls.{name}", "arguments": [argument]}
    for name, argument in (
        ("describe", URI),
        ("listRules", None),
        ("explainRule", "data/missing-reference-field"),
        ("checkWorkspace", {}),
        ("fixProject", URI),
        ("unknown", 1),
    )
)


class Sent(NamedTuple):
    """A message of the client; ``id`` is the one under which an answer has to come, None where none has to."""

    body: bytes
    id: int | None


def are_answered(messages: Sequence[tuple[str, str]]) -> None:
    """Each message is a method, and its parameters as JSON; without a method, a whole body."""
    sent = [_message(number, *each) for number, each in enumerate(messages, 1)]
    with nothing_logged(*UNREADABLE):
        answers = asyncio.run(_talk(sent))
    wanted = [message.id for message in sent if message.id is not None]
    for identifier in (*wanted, SHUTDOWN_ID):
        assert len(answers.get(identifier, ())) == 1, f"{identifier} has the answers {answers.get(identifier)}"
    for error in (answer["error"] for found in answers.values() for answer in found if "error" in answer):
        assert error["code"] in CODES, error


def _message(number: int, method: str, text: str) -> Sent:
    if not method:
        return Sent(text.encode("utf-8", "replace"), None)
    identifier = number if method in REQUESTS else None
    start = "" if identifier is None else f'"id": {identifier}, '
    body = f'{{"jsonrpc": "2.0", {start}"method": {json.dumps(method)}, "params": {text}}}'
    return Sent(body.encode("utf-8", "replace"), identifier)


async def _talk(sent: Sequence[Sent]) -> dict[object, list[dict[str, Any]]]:
    """Say hello, open a file, send messages and shut down; the answers by their ids."""
    server = create_server()
    outgoing: list[bytes] = []
    failures: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: failures.append(context))
    finished = server.protocol.start(outgoing.append)
    answers: dict[object, list[dict[str, Any]]] = {}
    _send(server, {"id": 0, "method": types.INITIALIZE, "params": INITIALIZE})
    _send(server, {"method": types.TEXT_DOCUMENT_DID_OPEN, "params": OPEN})
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
    return {types.WORKSPACE_APPLY_EDIT: {"applied": False}, types.WORKSPACE_CONFIGURATION: [None]}.get(method)


def _send(server: AmplifyLanguageServer, message: dict[str, Any]) -> None:
    server.protocol.receive([json.dumps({"jsonrpc": "2.0", **message}).encode()])


def _of(methods: dict[str, Json]) -> SearchStrategy[tuple[str, str]]:
    def params(method: str) -> SearchStrategy[tuple[str, str]]:
        templates = _COMMANDS if method == types.WORKSPACE_EXECUTE_COMMAND else (methods[method],)
        return changed_json(templates).map(lambda value: (method, json.dumps(value)))

    return st.sampled_from(sorted(methods)).flatmap(params)


_WHOLE: tuple[Json, ...] = (
    {"jsonrpc": "2.0", "id": "a", "method": types.TEXT_DOCUMENT_HOVER, "params": _PLACE},
    {"jsonrpc": "2.0", "id": 1.5, "result": {}},
    {"jsonrpc": "2.0", "id": 99, "error": {"code": 1, "message": "m"}},
    [{"jsonrpc": "2.0", "method": types.EXIT}],
)
_json = changed_json(_WHOLE).map(json.dumps) | JSON.map(json.dumps)
_whole = st.builds(edited, _json, st.lists(edits(JSON_PIECES), max_size=2)).map(lambda text: ("", text))
_any = st.one_of(_of(REQUESTS), _of(REQUESTS), _of(NOTIFICATIONS), _whole)
PROPERTIES = (Property("messages.are_answered", st.lists(_any, min_size=1, max_size=8), are_answered, most_calls=100_000_000),)
