"""The adapter to pygls: it filters messages, and keeps documents out of pygls' own store.

Three methods that are not public are replaced, ``_execute_handler``, ``_send_handler_result`` and ``_send_response``, and two
tables of requests under way are read, ``_request_futures`` and ``_result_types``: there is no public way to cancel all
requests, to drop finished ones, to refuse one without a traceback in the log, or to send a result as it is. So pyproject.toml
pins one version of pygls, and a test names these members.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
    JsonRpcServerNotInitialized,
)
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.protocol.json_rpc import JsonRPCNotification, JsonRPCRequestMessage, JsonRPCResponseMessage

from amplify_ls import __version__
from amplify_ls.server.client import choose_encoding
from amplify_ls.server.encoded import Encoded
from amplify_ls.server.starting.conversion import starting_converter

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from cattrs import Converter

    from amplify_ls.server.convert import Json

MOST_REASONS = 3
"""Of what is wrong with the parameters of a message, this much is said."""

_log = logging.getLogger(__name__)


def _id_in(params: object) -> object:
    return params.get("id") if isinstance(params, dict) else None


def _is_id(value: object) -> bool:
    """Whether a request can be answered by this id."""
    return isinstance(value, (int, str)) and not isinstance(value, bool)


def _reason(error: Exception) -> str:
    """What is wrong with the parameters of a message, and where; the first places only."""
    # Only invalid messages need it.
    from cattrs import transform_error

    try:
        return "; ".join(transform_error(error, path="$")[:MOST_REASONS])
    except Exception:
        # It knows only the errors of cattrs.
        return str(error)


class _BodyWriter:
    """pygls' writer interface over a function that sends message bodies."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self.write = write

    def close(self) -> None:
        """Nothing to close: the transport owns the stream."""


class AmplifyProtocol(LanguageServerProtocol):
    """The protocol without pygls' documents, whose edits are slow and whose line breaks are wrong."""

    finished: asyncio.Future[int] | None = None
    is_initialized = False
    """Whether `initialize` has been received."""
    is_shut_down = False
    is_over: threading.Event
    """Set when the session has ended, for threads that watch it."""

    def __init__(self, server: LanguageServer, converter: Converter) -> None:
        self.converter = converter
        super().__init__(server, converter)

    def start(self, write: Callable[[bytes], None]) -> asyncio.Future[int]:
        """Begin a session; see `transport.Connection`."""
        self.set_writer(_BodyWriter(write), include_headers=False)
        self.is_over = threading.Event()
        self.finished = asyncio.get_running_loop().create_future()
        self.finished.add_done_callback(lambda _: self.is_over.set())
        return self.finished

    def receive(self, bodies: Sequence[bytes]) -> None:
        """Handle messages in order; an invalid one is logged and answered if possible."""
        for body in bodies:
            try:
                self._receive(body)
            except Exception:
                _log.exception("A message could not be handled")

    def disconnected(self) -> None:
        """End the session, because the client is gone or has sent `exit`."""
        if self.finished is not None and not self.finished.done():
            # The protocol requires 1 if there was no `shutdown` before.
            self.finished.set_result(0 if self.is_shut_down else 1)

    def send_notification(self, method: str, params: Json) -> None:
        """Send a notification as plain JSON, because attrs objects would cost more than their content."""
        if self.writer is not None:
            self._write_plain({"jsonrpc": "2.0", "method": method, "params": params})

    def request_refresh(self) -> None:
        """Ask the client to pull the diagnostics of its open files again."""
        self.send_request(types.WORKSPACE_DIAGNOSTIC_REFRESH)

    def request(self, method: str, params: object = None) -> None:
        """Send a request whose answer does not matter."""
        self.send_request(method, params)

    def _execute_handler(
        self,
        msg_id: int | str,
        handler: Callable[..., Any],
        callback: Callable[[Any], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        """Release a handler's future when it is done: pygls 2.1 keeps those of notifications, with their results."""

        def done(future: Any) -> None:
            self._request_futures.pop(msg_id, None)
            callback(future)

        super()._execute_handler(msg_id, handler, done, args, kwargs)

    def _send_handler_result(self, future: Any, *, msg_id: int | str) -> None:
        """Send a refusal as an answer like any other: pygls logs it as a failure, with its traceback."""
        error = None if future.cancelled() else future.exception()
        if not isinstance(error, JsonRpcException):
            super()._send_handler_result(future, msg_id=msg_id)
            return
        self._request_futures.pop(msg_id, None)
        self._send_response(msg_id, error=error.to_response_error())

    async def apply_edit(self, label: str, edit: Json) -> bool:
        """Ask the client to apply a `WorkspaceEdit`; whether it did."""
        params = self._structured({"label": label, "edit": edit}, types.ApplyWorkspaceEditParams)
        answer = await self.send_request_async(types.WORKSPACE_APPLY_EDIT, params)
        if not answer.applied:
            _log.warning("The client did not apply the edit: %s", answer.failure_reason)
        return bool(answer.applied)

    async def show_document(self, uri: str, selection: object) -> bool:
        """Ask the client to show a region of a document; whether it did."""
        params = self._structured({"uri": uri, "selection": selection, "takeFocus": True}, types.ShowDocumentParams)
        answer = await self.send_request_async(types.WINDOW_SHOW_DOCUMENT, params)
        return bool(answer.success)

    def _send_response(self, msg_id: int | str, result: Any = None, error: types.ResponseError | None = None) -> None:
        """Send plain JSON unchanged: pygls would convert each of hundreds of completions."""
        if error is not None or not isinstance(result, (dict, list, Encoded)) or self.writer is None:
            super()._send_response(msg_id, result, error)
            return
        self._result_types.pop(msg_id, None)
        if isinstance(result, Encoded):
            self.writer.write(f'{{"jsonrpc":"2.0","id":{json.dumps(msg_id)},"result":{result}}}'.encode())
        else:
            self._write_plain({"jsonrpc": "2.0", "id": msg_id, "result": result})

    def _write_plain(self, message: Json) -> None:
        body = json.dumps(message, default=self.converter.unstructure, separators=(",", ":"))
        assert self.writer is not None
        self.writer.write(body.encode())

    def _receive(self, body: bytes) -> None:
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            _log.error("Skipped a message that is not JSON: %.200r", body)
            return
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            _log.error("Skipped a message that is not JSON-RPC 2.0: %.200r", body)
            return
        method, message_id = message.get("method"), message.get("id")
        # Only the answer to a message whose id could not be read may have the id null.
        if "id" in message and not _is_id(message_id) and (method is not None or message_id is not None):
            _log.error("Skipped a message whose id is neither a number nor a string: %.200r", body)
            return
        if method == types.CANCEL_REQUEST and not _is_id(_id_in(message.get("params"))):
            _log.error("Skipped `%s` without the id of a request", method)
            return
        if method is None and "id" not in message:
            _log.error("Skipped a message that is neither a request nor an answer: %.200r", body)
            return
        if method is None and self.is_shut_down:
            # The answer to a request that was canceled.
            return
        refusal = self._refuse(str(method)) if method is not None else None
        if refusal is not None:
            if message_id is not None:
                self._send_response(message_id, error=refusal.to_response_error())
            return
        try:
            structured = self._structured(message, self._type_of(message))
        except JsonRpcInvalidParams as error:
            _log.error("The parameters of `%s` are invalid: %s", method, error.message)
            if method is not None and message_id is not None:
                self._send_response(message_id, error=error.to_response_error())
            return
        self.handle_message(structured)

    def _structured(self, value: Json, kind: type) -> Any:
        """A value as the type that lsprotocol has for it. Raises JsonRpcInvalidParams."""
        try:
            return self.converter.structure(value, kind)
        except Exception as error:
            raise JsonRpcInvalidParams(_reason(error)) from error

    def _type_of(self, message: Json) -> Any:
        """The type that lsprotocol has for a message."""
        method = message.get("method")
        if method is not None:
            unknown = JsonRPCRequestMessage if "id" in message else JsonRPCNotification
            return self.get_message_type(str(method)) or unknown
        if "error" in message:
            return types.ResponseErrorMessage
        return self._result_types.pop(message["id"], None) or JsonRPCResponseMessage

    def _refuse(self, method: str) -> JsonRpcException | None:
        if method in (types.EXIT, types.CANCEL_REQUEST):
            return None
        if self.is_shut_down:
            return JsonRpcInvalidRequest("The server has been shut down")
        if self.finished is not None and not self.is_initialized and method != types.INITIALIZE:
            return JsonRpcServerNotInitialized("The first request must be `initialize`")
        if self.is_initialized and method == types.INITIALIZE:
            return JsonRpcInvalidRequest("The server has been initialized")
        if method not in self.fm.builtin_features and method not in self.fm.features:
            return JsonRpcMethodNotFound(f"Method Not Found: {method}")
        return None

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """Choose the encoding before pygls, which takes the client's first choice."""
        general = params.capabilities.general or types.GeneralClientCapabilities()
        encoding = choose_encoding([str(getattr(kind, "value", kind)) for kind in general.position_encodings or ()])
        general.position_encodings = [types.PositionEncodingKind(encoding.value)]
        params.capabilities.general = general
        self.is_initialized = True
        return (yield from super().lsp_initialize(params))

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *_: object) -> None:  # type: ignore[override]
        """Cancel pending requests; pygls fails if the list of its futures changes while it iterates over it."""
        for message_id, future in tuple(self._request_futures.items()):
            if message_id != self.msg_id and not future.done():
                future.cancel()
        self.is_shut_down = True

    @lsp_method(types.EXIT)
    def lsp_exit(self, *_: object) -> None:  # type: ignore[override]
        """End the session; pygls would end the process inside the handler."""
        self.disconnected()

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Call only our handler."""
        self.fm.features[types.TEXT_DOCUMENT_DID_OPEN](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Call only our handler."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE](params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Call only our handler."""
        self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE](params)


class AmplifyLanguageServer(LanguageServer):
    """pygls' server with our protocol, which logs errors instead of showing them."""

    protocol: AmplifyProtocol

    def __init__(self) -> None:
        super().__init__("amplify-ls", __version__, protocol_cls=AmplifyProtocol, converter_factory=starting_converter)

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Log; the default shows a pop-up."""
        if not isinstance(error, JsonRpcMethodNotFound):
            _log.error("%s: %s", source.__name__, error)
