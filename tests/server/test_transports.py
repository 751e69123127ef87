from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from amplify_ls.server.transport import FrameReader, frame
from tests.support.forked import amplify_ls

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}
SHUTDOWN = {"jsonrpc": "2.0", "id": 2, "method": "shutdown"}
EXIT = {"jsonrpc": "2.0", "method": "exit"}


async def start(*arguments: str) -> tuple[asyncio.subprocess.Process, str, int, str]:
    """A server, the address on which it listens, and the token for web pages."""
    process = await asyncio.create_subprocess_exec(*amplify_ls(), "server", *arguments, stderr=subprocess.PIPE)
    assert process.stderr is not None
    line = (await asyncio.wait_for(process.stderr.readline(), 20)).decode()
    address, _, token = line.rpartition("//")[2].strip().partition("/")
    host, _, port = address.rpartition(":")
    return process, host, int(port), token


async def test_tcp() -> None:
    process, host, port, _ = await start("--tcp", "0")
    reader, writer = await asyncio.open_connection(host, port)
    frames, answers = FrameReader(), []
    for message in (INITIALIZE, SHUTDOWN, EXIT):
        writer.write(frame(json.dumps(message).encode()))
    while chunk := await asyncio.wait_for(reader.read(1 << 16), 20):
        answers += [answer for body in frames.feed(chunk) if "id" in (answer := json.loads(body))]
    assert answers[0]["result"]["serverInfo"]["name"] == "amplify-ls"
    assert [answer["id"] for answer in answers] == [1, 2]
    assert await asyncio.wait_for(process.wait(), 10) == 0
    writer.close()


async def test_tcp_ends_when_the_client_leaves() -> None:
    process, host, port, _ = await start("--tcp", "0")
    _, writer = await asyncio.open_connection(host, port)
    writer.write(frame(json.dumps(INITIALIZE).encode()))
    await writer.drain()
    writer.close()
    assert await asyncio.wait_for(process.wait(), 10) == 1


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(b"", id="a port scan"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", id="a browser"),
        pytest.param(
            b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%b"
            % (len(json.dumps(INITIALIZE)), json.dumps(INITIALIZE).encode()),
            id="a form of a web page",
        ),
    ],
)
async def test_tcp_waits_for_a_language_client(said: bytes) -> None:
    process, host, port, _ = await start("--tcp", "0")
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(said)
    if not said:
        writer.write_eof()
    assert await asyncio.wait_for(reader.read(), 20) == b""
    writer.close()

    reader, writer = await asyncio.open_connection(host, port)
    for message in (INITIALIZE, SHUTDOWN, EXIT):
        writer.write(frame(json.dumps(message).encode()))
    assert b"amplify-ls" in await asyncio.wait_for(reader.read(), 20)
    assert await asyncio.wait_for(process.wait(), 10) == 0
    writer.close()


async def test_websocket() -> None:
    from websockets.asyncio.client import connect
    from websockets.exceptions import ConnectionClosed, InvalidStatus

    process, host, port, token = await start("--ws", "0")
    refused = False
    try:
        await connect(f"ws://{host}:{port}", origin="https://example.org")
    except InvalidStatus:
        refused = True
    assert refused, "a foreign web page was let in"

    async with connect(f"ws://{host}:{port}/guess", origin="http://localhost:3000") as socket:
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(socket.recv(), 20)

    async with connect(f"ws://{host}:{port}/{token}", origin="http://localhost:3000") as socket:
        answers = []
        for message in (INITIALIZE, SHUTDOWN):
            await socket.send(json.dumps(message))
        while len(answers) < 2:
            answer = json.loads(await asyncio.wait_for(socket.recv(), 20))
            answers += [answer] if "id" in answer else []
        await socket.send(json.dumps(EXIT))
        assert [answer["id"] for answer in answers] == [1, 2]
        assert await asyncio.wait_for(process.wait(), 10) == 0


def run(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command = [*amplify_ls(), "server", *arguments]
    return subprocess.run(command, capture_output=True, text=True, input="", timeout=30, check=False)


def test_bad_arguments_are_explained(tmp_path: Path) -> None:
    result = run(["--tcp", "everywhere"])
    assert result.returncode == 2
    assert "found everywhere" in result.stderr
    result = run(["--log-file", str(tmp_path / "missing/folder/log.txt")])
    assert result.returncode == 2
    assert "cannot write the log file" in result.stderr


def test_the_log_file(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    command = [sys.executable, "-m", "amplify_ls", "--stdio", "--log-file", str(log)]
    messages = b"".join(frame(json.dumps(message).encode()) for message in (INITIALIZE, SHUTDOWN, EXIT))
    result = subprocess.run(command, input=messages, capture_output=True, timeout=30, check=False)
    assert result.returncode == 0
    assert result.stderr == b""
    assert "Serving a client with utf-16" in log.read_text("utf-8")


BUSY = """
import asyncio, time
from amplify_ls.server import transport

class Busy:
    def start(self, write):
        return asyncio.get_running_loop().create_future()
    def receive(self, bodies):
        time.sleep(600)
    def disconnected(self):
        pass

asyncio.run(transport.serve_stdio(Busy()))
"""


@pytest.mark.parametrize("is_closed", [True, False], ids=["closes its end", "says exit"])
def test_a_busy_server_ends_when_its_client(is_closed: bool) -> None:  # noqa: FBT001
    process = subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.write(frame(json.dumps(INITIALIZE).encode()))
    process.stdin.write(frame(json.dumps(EXIT).encode()))
    process.stdin.flush()
    if is_closed:
        process.stdin.close()
    assert process.wait(30) == 1
    process.stdin.close()
