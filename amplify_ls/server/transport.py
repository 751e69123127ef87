"""Carries messages between the client and a session: standard streams, TCP or a WebSocket.

pygls' own reader makes three thread hops for every message; here one thread reads whole messages and hands them over in
batches, so that the event loop sees a cancellation before it starts on the request.
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
"""Bytes before the end of a header; what is longer is no header."""
LARGEST_BODY = 1 << 28
"""Bytes; no editor sends a message of a quarter of a gigabyte."""

_log = logging.getLogger(__name__)
_CONTENT_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


_HEADER_START = re.compile(rb"content-(length|type)[ \t]*:", re.IGNORECASE)
_SHORTEST_HEADER = len(b"content-length:")
_LONGEST_EXIT = 200
"""Bytes; the notification has no parameters."""


class Connection(Protocol):
    """What a transport needs of a session with one client."""

    def start(self, write: Callable[[bytes], None]) -> asyncio.Future[int]:
        """Begin; `write` sends one message body. The future gives the exit code when all is over."""

    def receive(self, bodies: Sequence[bytes]) -> None:
        """Handle message bodies in order. Never raises."""

    def disconnected(self) -> None:
        """The client has gone."""


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
            # The end of a header may be half there.
            del self._buffer[:-3]
        return False


def frame(body: bytes) -> bytes:
    """A message body with its header."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


async def serve_stdio(connection: Connection) -> int:
    """Serve the process that started us until it says `exit` or closes our standard input."""
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
        # The loop is closed when the session is over, while this thread still waits for input.
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
        # The event loop may be busy with something that takes long, and nobody is left who waits for it.
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
    """Serve the first client that connects. Raises OSError when the address cannot be used."""
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
    """The first messages of a connection; none of one that speaks another protocol, such as a browser or a port scan."""
    start = b""
    with contextlib.suppress(OSError):
        while chunk := await reader.read(CHUNK_BYTES):
            start = (start + chunk)[:LARGEST_HEADER]
            is_header = _HEADER_START.match(start) is not None
            if not is_header and len(start) >= _SHORTEST_HEADER:
                _log.error("Closed a connection that does not begin with a message: %r", start[:200])
                return []
            if bodies := frames.feed(chunk):
                return bodies
    return []


async def serve_websocket(connection: Connection, host: str, port: int) -> int:
    """Serve the first client that connects. Raises ImportError without `websockets`, OSError for a bad address.

    A web page on this machine may open sockets as well, and says so: it needs the token of the announced address. Pages from
    elsewhere are refused. Other programs on this machine could read the project themselves, and need no token.
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
    # A web page may open sockets to this machine: only those that it serves itself, and programs, are let in.
    local = re.compile(r"https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?")
    async with serve(accept, host, port, origins=[None, local], max_size=None) as server:
        _announce("ws", next(iter(server.sockets)).getsockname(), f"/{token}")
        return await served


def _announce(scheme: str, address: tuple[str, int], path: str = "") -> None:
    print(f"amplify-ls: listening on {scheme}://{address[0]}:{address[1]}{path}", file=sys.stderr, flush=True)


def _take_standard_output() -> BinaryIO:
    """Keep standard output for messages: whatever prints by mistake would break the stream."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    return output
