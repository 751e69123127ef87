"""Transports of messages between the client and a session: standard streams, TCP or a WebSocket.

pygls' own reader switches threads three times for every message. Here one thread reads whole messages and passes them on in
batches, so that the event loop sees a cancellation before it starts the request.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import re
import secrets
import sys
import threading
from typing import TYPE_CHECKING, BinaryIO, Protocol

from amplify_ls.server.lifetime import end_process_unless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHUNK_BYTES = 1 << 16
LARGEST_HEADER = 1 << 14
"""The maximum length of a header in bytes."""
LARGEST_BODY = 1 << 28
"""The maximum length of a message in bytes: no editor sends a quarter of a gigabyte."""

_log = logging.getLogger(__name__)
_CONTENT_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


_HEADER_START = re.compile(rb"content-(length|type)[ \t]*:", re.IGNORECASE)
_SHORTEST_HEADER = len(b"content-length:")
_LONGEST_EXIT = 200
"""Bytes; the notification has no parameters."""


class Connection(Protocol):
    """The parts of a session that a transport needs."""

    def start(self, write: Callable[[bytes], None]) -> asyncio.Future[int]:
        """Start; `write` sends one message body. The result of the future is the exit code."""

    def receive(self, bodies: Sequence[bytes]) -> None:
        """Handle message bodies in order. Never raises."""

    def disconnected(self) -> None:
        """The client is gone."""


class FrameReader:
    """Splits a stream into message bodies by their `Content-Length`."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._length: int | None = None

    def feed(self, chunk: bytes) -> list[bytes]:
        """The bodies that are complete with this chunk."""
        self._buffer += chunk
        bodies: list[bytes] = []
        while True:
            if self._length is None and not self._read_header():
                return bodies
            assert self._length is not None
            if len(self._buffer) < self._length:
                return bodies
            bodies.append(bytes(self._buffer[: self._length]))
            del self._buffer[: self._length]
            self._length = None

    def _read_header(self) -> bool:
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            header = bytes(self._buffer[:end])
            del self._buffer[: end + 4]
            match = _CONTENT_LENGTH.search(header)
            if match and int(match[1]) <= LARGEST_BODY:
                self._length = int(match[1])
                return True
            _log.error("Skipped a message whose length is missing or too large: %r", header[:200])
        if len(self._buffer) > LARGEST_HEADER:
            _log.error("Skipped %d bytes without a message", len(self._buffer))
            # The buffer may end within the end of a header.
            del self._buffer[:-3]
        return False


def frame(body: bytes) -> bytes:
    """A message body with its header."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


async def serve_stdio(connection: Connection) -> int:
    """Serve the process that started the server until it sends `exit` or closes standard input."""
    loop = asyncio.get_running_loop()
    is_over = threading.Event()
    output = _take_standard_output()

    def write(body: bytes) -> None:
        try:
            output.write(frame(body))
            output.flush()
        except (OSError, ValueError):
            loop.call_soon(connection.disconnected)

    def hand_over(callback: Callable[[], None]) -> None:
        # The loop may be closed, because this thread still waits for input after the end of the session.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(callback)

    def read() -> None:
        reader = FrameReader()
        descriptor = sys.stdin.fileno()
        with contextlib.suppress(OSError):
            while chunk := os.read(descriptor, CHUNK_BYTES):
                if bodies := reader.feed(chunk):
                    hand_over(lambda bodies=bodies: connection.receive(bodies))  # type: ignore[misc]
                    if any(map(_is_exit, bodies)):
                        break
        hand_over(connection.disconnected)
        # The event loop may be busy with a long computation that nobody waits for any longer.
        end_process_unless(is_over)

    finished = connection.start(write)
    threading.Thread(target=read, name="reader", daemon=True).start()
    try:
        return await finished
    finally:
        is_over.set()


def _is_exit(body: bytes) -> bool:
    """Whether a message is the notification that ends the session."""
    if len(body) > _LONGEST_EXIT or b'"exit"' not in body:
        return False
    try:
        message = json.loads(body)
    except ValueError:
        return False
    return isinstance(message, dict) and message.get("method") == "exit"


async def serve_tcp(connection: Connection, host: str, port: int) -> int:
    """Serve the first client that connects. Raises OSError if the address cannot be used."""
    served: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        frames = FrameReader()
        bodies = await _first_bodies(reader, frames)
        if not bodies or served.done() or not server.is_serving():
            writer.close()
            return
        server.close()
        finished = connection.start(lambda body: writer.write(frame(body)))
        finished.add_done_callback(lambda _: writer.close())
        connection.receive(bodies)
        with contextlib.suppress(OSError):
            while chunk := await reader.read(CHUNK_BYTES):
                connection.receive(frames.feed(chunk))
        connection.disconnected()
        served.set_result(await finished)

    server = await asyncio.start_server(accept, host, port)
    _announce("tcp", server.sockets[0].getsockname())
    return await served


async def _first_bodies(reader: asyncio.StreamReader, frames: FrameReader) -> list[bytes]:
    """The first messages of a connection; none if it uses another protocol, such as a browser or a port scan."""
    start = b""
    with contextlib.suppress(OSError):
        while chunk := await reader.read(CHUNK_BYTES):
            start = (start + chunk)[:LARGEST_HEADER]
            is_header = _HEADER_START.match(start) is not None
            if not is_header and len(start) >= _SHORTEST_HEADER:
                _log.error("Closed a connection that does not start with a message: %r", start[:200])
                return []
            if bodies := frames.feed(chunk):
                return bodies
    return []


async def serve_websocket(connection: Connection, host: str, port: int) -> int:
    """Serve the first client that connects. Raises ImportError without `websockets`, OSError for a bad address.

    A web page on this machine may open sockets too, and identifies itself: it needs the token in the announced address. Pages
    from elsewhere are rejected. Other programs on this machine can read the project anyway, and need no token.
    """
    from websockets.asyncio.server import ServerConnection, serve
    from websockets.exceptions import ConnectionClosed

    served: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    token = secrets.token_urlsafe(16)

    async def accept(socket: ServerConnection) -> None:
        request = socket.request
        is_page = request is not None and "Origin" in request.headers
        is_known = request is not None and secrets.compare_digest(request.path.lstrip("/"), token)
        if served.done() or busy.locked() or (is_page and not is_known):
            return
        async with busy:
            outgoing: asyncio.Queue[bytes] = asyncio.Queue()
            finished = connection.start(outgoing.put_nowait)
            sender = asyncio.create_task(send(socket, outgoing))
            receiver = asyncio.create_task(receive(socket))
            receiver.add_done_callback(lambda _: connection.disconnected())
            served.set_result(await finished)
            receiver.cancel()
            sender.cancel()

    async def send(socket: ServerConnection, outgoing: asyncio.Queue[bytes]) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                await socket.send((await outgoing.get()).decode())

    async def receive(socket: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for message in socket:
                connection.receive([message.encode() if isinstance(message, str) else message])

    busy = asyncio.Lock()
    # A web page may open sockets to this machine: only pages from this machine, and programs, are accepted.
    local = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")
    async with serve(accept, host, port, origins=[None, local], max_size=None) as server:
        _announce("ws", next(iter(server.sockets)).getsockname(), f"/{token}")
        return await served


def _announce(scheme: str, address: tuple[str, int], path: str = "") -> None:
    print(f"amplify-ls: listening on {scheme}://{address[0]}:{address[1]}{path}", file=sys.stderr, flush=True)


def _take_standard_output() -> BinaryIO:
    """Reserve standard output for messages: anything printed by mistake would break the stream."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    return output
