"""Create a server: which handler answers which message."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from amplify_ls.server import completing, documents, features, navigation, watch
from amplify_ls.server.client import choose_encoding, read_client
from amplify_ls.server.commands import COMMANDS
from amplify_ls.server.convert import APPLY_EDIT
from amplify_ls.server.lifetime import watch_process
from amplify_ls.server.log import ClientLogHandler
from amplify_ls.server.protocol import AmplifyLanguageServer
from amplify_ls.server.session import Session
from amplify_ls.server.structure import lenses
from amplify_ls.server.structure.features import OPTIONS as STRUCTURE_OPTIONS
from amplify_ls.server.structure.features import StructureFeatures
from amplify_ls.server.warm_up import WARM_UP_SECONDS, warm_up

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

PAUSE_SECONDS = 0.002
"""How long a request waits before it is computed, so that its cancellation can arrive; 0 is not enough."""

_log = logging.getLogger(__name__)

_NOTIFICATIONS: dict[str, Callable[[Session, Any], None]] = {
    types.TEXT_DOCUMENT_DID_OPEN: documents.did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: documents.did_change,
    types.TEXT_DOCUMENT_DID_CLOSE: documents.did_close,
    types.TEXT_DOCUMENT_DID_SAVE: documents.did_save,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: watch.did_change_watched_files,
    types.WORKSPACE_DID_CREATE_FILES: watch.did_create_files,
    types.WORKSPACE_DID_RENAME_FILES: watch.did_rename_files,
    types.WORKSPACE_DID_DELETE_FILES: watch.did_delete_files,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: watch.did_change_workspace_folders,
}
_REQUESTS: dict[str, Callable[[Session, Any], Any]] = {
    types.TEXT_DOCUMENT_COMPLETION: completing.completion,
    types.COMPLETION_ITEM_RESOLVE: completing.resolve,
    types.TEXT_DOCUMENT_HOVER: features.hover,
    types.TEXT_DOCUMENT_SIGNATURE_HELP: features.signature_help,
    types.TEXT_DOCUMENT_CODE_ACTION: features.code_actions,
    types.CODE_ACTION_RESOLVE: features.resolve_code_action,
    types.TEXT_DOCUMENT_DEFINITION: navigation.definition,
    types.TEXT_DOCUMENT_TYPE_DEFINITION: navigation.type_definition,
    types.TEXT_DOCUMENT_IMPLEMENTATION: navigation.implementation,
    types.TEXT_DOCUMENT_REFERENCES: navigation.references,
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: navigation.highlights,
    types.TEXT_DOCUMENT_PREPARE_RENAME: navigation.prepare_rename,
    types.TEXT_DOCUMENT_RENAME: navigation.rename,
    types.WORKSPACE_WILL_RENAME_FILES: navigation.will_rename_files,
    **lenses.REQUESTS,
}
_OPTIONS: dict[str, Any] = {
    types.TEXT_DOCUMENT_COMPLETION: features.COMPLETION_OPTIONS,
    types.TEXT_DOCUMENT_SIGNATURE_HELP: features.SIGNATURE_HELP_OPTIONS,
    types.TEXT_DOCUMENT_CODE_ACTION: features.CODE_ACTION_OPTIONS,
    types.TEXT_DOCUMENT_RENAME: navigation.RENAME_OPTIONS,
    **STRUCTURE_OPTIONS,
    **lenses.OPTIONS,
    types.WORKSPACE_DID_CREATE_FILES: watch.FILE_OPERATIONS,
    types.WORKSPACE_WILL_RENAME_FILES: watch.FILE_OPERATIONS,
    types.WORKSPACE_DID_RENAME_FILES: watch.FILE_OPERATIONS,
    types.WORKSPACE_DID_DELETE_FILES: watch.FILE_OPERATIONS,
}


def create_server() -> AmplifyLanguageServer:
    """A server for one client."""
    server = AmplifyLanguageServer()
    session = Session(server.protocol)
    structure = StructureFeatures(lambda: [each.uri for each in server.workspace.folders.values()])
    for method, handler in _NOTIFICATIONS.items():
        server.feature(method, _OPTIONS.get(method))(_on_notification(session, method, handler))
    for method, handler in {**_REQUESTS, **structure.requests()}.items():
        server.feature(method, _OPTIONS.get(method))(_on_request(session, method, handler))
    for name, command in {**COMMANDS, **lenses.COMMANDS, APPLY_EDIT: completing.apply_edit}.items():
        server.command(name)(_on_command(session, name, command))

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        _initialize(server, session, params)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        del params
        await _guard("initialized", _initialized(server, session))

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        await _guard("didChangeConfiguration", watch.did_change_configuration(server, session, params))

    return server


def _initialize(server: AmplifyLanguageServer, session: Session, params: types.InitializeParams) -> None:
    def send(level: int, message: str) -> None:
        server.protocol.send_notification(types.WINDOW_LOG_MESSAGE, {"type": level, "message": message})

    handler = ClientLogHandler(send)
    if server.protocol.finished is not None:
        server.protocol.finished.add_done_callback(lambda _: handler.detach())

    # The protocol has reduced these to the chosen encoding.
    general = params.capabilities.general
    offered = [str(getattr(kind, "value", kind)) for kind in (general and general.position_encodings) or ()]
    session.set_up(read_client(params.capabilities, choose_encoding(offered)), params.initialization_options)
    for folder in params.workspace_folders or ():
        session.files.learn(folder.uri)
    if params.root_uri:
        session.files.learn(params.root_uri)
    if session.client.pulls_diagnostics:
        options = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False)

        @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
        def diagnostic(params: types.DocumentDiagnosticParams) -> Any:
            # No pause: the result is known since the edit, and the client waits for it.
            return _answer(session, types.TEXT_DOCUMENT_DIAGNOSTIC, features.pull_diagnostics, params)

    asyncio.get_running_loop().call_later(WARM_UP_SECONDS, warm_up, server.protocol)
    if params.process_id is not None:
        watch_process(params.process_id, server.protocol.disconnected, server.protocol.is_over)

    client = params.client_info
    _log.info("Serving %s with %s", client.name if client else "a client", session.client.encoding.value)


async def _initialized(server: AmplifyLanguageServer, session: Session) -> None:
    await session.listen_to_typescript()
    wanted = watch.registrations(session)
    if wanted:
        await server.client_register_capability_async(types.RegistrationParams(registrations=wanted))
    if session.client.answers_configuration:
        await watch.ask_for_configuration(server, session)


def _on_notification(session: Session, method: str, handler: Callable[[Session, Any], None]) -> Callable[[Any], None]:
    def handle(params: Any) -> None:
        try:
            handler(session, params)
        except Exception:
            _log.exception("`%s` failed", method)

    return handle


def _on_request(
    session: Session, method: str, handler: Callable[[Session, Any], Any]
) -> Callable[[Any], Generator[Any, None, Any]]:
    # A generator starts at once, while a coroutine would start after the edits in the same batch; pygls awaits what it yields.
    def handle(params: Any) -> Generator[Any, None, Any]:
        document = getattr(params, "text_document", None)
        path = None if document is None else session.files.path(document.uri)
        request = session.waiting.add(path, lambda: answer(params))
        try:
            yield asyncio.sleep, (PAUSE_SECONDS,), {}
        finally:
            session.waiting.remove(path, request)
        return request.answer()

    def answer(params: Any) -> Any:
        session.look_at_disk_for_request()
        return _answer(session, method, handler, params)

    return handle


def _on_command(
    session: Session, name: str, command: Callable[[AmplifyLanguageServer, Session, object], Awaitable[object]]
) -> Callable[..., Awaitable[object]]:
    # pygls recognizes the server by the name of the first parameter.
    async def handle(ls: AmplifyLanguageServer, *arguments: object) -> object:
        try:
            return await command(ls, session, arguments[0] if arguments else None)
        except JsonRpcException:
            raise
        except Exception:
            _log.exception("`%s` failed", name)
            return None
        finally:
            session.publish_soon()

    return handle


def _answer(session: Session, method: str, handler: Callable[[Session, Any], Any], params: Any) -> Any:
    """The answer; none if the handler fails, because an error would be shown to the user as a pop-up.

    What a handler refuses with a reason for the user is an error of the protocol.
    """
    try:
        return handler(session, params)
    except JsonRpcException:
        raise
    except Exception:
        _log.exception("`%s` failed", method)
        return None


async def _guard(method: str, work: Awaitable[None]) -> None:
    try:
        await work
    except Exception:
        _log.exception("`%s` failed", method)
