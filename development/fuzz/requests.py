"""One message of each kind that the server answers, with parameters as a client sends them, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from tests.server.editor import RESOURCE

if TYPE_CHECKING:
    from development.fuzz.inputs import Json

FOLDER = "file:///amplify-ls-nowhere"
"""Nothing is there on the disk."""
URI = f"{FOLDER}/amplify/data/resource.ts"
_FOLDER = {"uri": FOLDER, "name": "nowhere"}
_TEXT_DOCUMENT = {"uri": URI, "version": 2}
_POSITION = {"line": 4, "character": 12}
_RANGE = {"start": _POSITION, "end": {"line": 5, "character": 2}}
_DOCUMENT = {"textDocument": {"uri": URI}}
_PLACE = {**_DOCUMENT, "position": _POSITION}
_NAME = {**_DOCUMENT, "position": {"line": 4, "character": 6}}
_FILE = {"uri": URI, "type": 2}
_RENAMED = {"files": [{"oldUri": URI, "newUri": URI.replace("data", "more")}]}
_DIAGNOSTIC = {"range": _RANGE, "message": "m", "severity": 1, "code": "data/x", "data": {"a": [1]}}
_REFACTORING = {"uri": URI, "range": _RANGE, "code": "extract-constant", "title": "Extract a constant"}
_LENS = {"uri": URI, "kind": "references", "key": "Post"}
INITIALIZE: Json = {
    "processId": None,
    "rootUri": _FOLDER["uri"],
    "workspaceFolders": [_FOLDER],
    "clientInfo": {"name": "fuzz", "version": "1"},
    "initializationOptions": {"amplifyLs": {"rules": {"data/*": "hint"}}, "showsFindingsInHover": True},
    "capabilities": {
        "general": {"positionEncodings": ["utf-8", "utf-16"]},
        "window": {"showDocument": {"support": True}, "workDoneProgress": True},
        "workspace": {
            "configuration": True,
            "applyEdit": True,
            "didChangeWatchedFiles": {"dynamicRegistration": True},
            "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
        },
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
    types.TEXT_DOCUMENT_DID_CLOSE: _DOCUMENT,
    types.TEXT_DOCUMENT_DID_SAVE: {**_DOCUMENT, "text": RESOURCE},
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: {"changes": [_FILE, _FILE]},
    types.WORKSPACE_DID_CREATE_FILES: {"files": [{"uri": URI}]},
    types.WORKSPACE_DID_RENAME_FILES: _RENAMED,
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
    types.COMPLETION_ITEM_RESOLVE: {"label": "belongsTo", "kind": 2, "data": [1, 0]},
    types.TEXT_DOCUMENT_HOVER: _PLACE,
    types.TEXT_DOCUMENT_SIGNATURE_HELP: {**_PLACE, "context": {"triggerKind": 1, "isRetrigger": False}},
    types.TEXT_DOCUMENT_CODE_ACTION: {
        **_DOCUMENT,
        "range": _RANGE,
        "context": {"diagnostics": [_DIAGNOSTIC], "only": ["quickfix"], "triggerKind": 1},
    },
    types.CODE_ACTION_RESOLVE: {"title": "Extract a constant", "kind": "refactor.extract", "data": _REFACTORING},
    types.TEXT_DOCUMENT_CODE_LENS: _DOCUMENT,
    types.CODE_LENS_RESOLVE: {"range": _RANGE, "data": _LENS},
    types.TEXT_DOCUMENT_INLAY_HINT: {**_DOCUMENT, "range": _RANGE},
    types.TEXT_DOCUMENT_DEFINITION: _NAME,
    types.TEXT_DOCUMENT_TYPE_DEFINITION: _NAME,
    types.TEXT_DOCUMENT_IMPLEMENTATION: _NAME,
    types.TEXT_DOCUMENT_REFERENCES: {**_NAME, "context": {"includeDeclaration": True}},
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: _NAME,
    types.TEXT_DOCUMENT_PREPARE_RENAME: _NAME,
    types.TEXT_DOCUMENT_RENAME: {**_NAME, "newName": "renamed"},
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _DOCUMENT,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: _DOCUMENT,
    types.WORKSPACE_SYMBOL: {"query": "Post"},
    types.WORKSPACE_WILL_RENAME_FILES: _RENAMED,
    types.TEXT_DOCUMENT_DIAGNOSTIC: {**_DOCUMENT, "previousResultId": "1", "identifier": "x"},
    types.WORKSPACE_EXECUTE_COMMAND: {"command": "amplify-ls.describe", "arguments": [URI]},
    types.INITIALIZE: INITIALIZE,
    "amplify/unknown": {"a": [1]},
}
COMMANDS: tuple[Json, ...] = tuple(
    {"command": f"amplify-ls.{name}", "arguments": [argument]}
    for name, argument in (
        ("describe", URI),
        ("listRules", None),
        ("explainRule", "data/missing-reference-field"),
        ("checkWorkspace", {}),
        ("fixProject", URI),
        ("showPlaces", {"uri": URI, "position": _POSITION, "places": [{"uri": URI, "range": _RANGE}]}),
        ("copyText", {"text": "a.id()"}),
        ("applyEdit", {"changes": {URI: [{"range": _RANGE, "newText": "x"}]}}),
        ("unknown", 1),
    )
)
