from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

from amplify_ls.server.transport import FrameReader, frame

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


async def start(*arguments: str) -> tuple[asyncio.subprocess.Process, str, int]:
    """A server and the address on which it listens."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "amplify_ls", "server", *arguments, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    line = (await asyncio.wait_for(process.stderr.readline(), 20)).decode()
    host, _, port = line.rpartition("//")[2].strip().rpartition(":")
    return process, host, int(port)


async def test_tcp() -> None:
    process, host, port = await start("--tcp", "0")
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
    process, host, port = await start("--tcp", "0")
    _, writer = await asyncio.open_connection(host, port)
    writer.close()
    assert await asyncio.wait_for(process.wait(), 10) == 1


async def test_websocket() -> None:
    from websockets.asyncio.client import connect
    from websockets.exceptions import InvalidStatus

    process, host, port = await start("--ws", "0")
    refused = False
    try:
        await connect(f"ws://{host}:{port}", origin="https://example.org")
    except InvalidStatus:
        refused = True
    assert refused, "a foreign web page was let in"

    async with connect(f"ws://{host}:{port}", origin="http://localhost:3000") as socket:
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
    command = [sys.executable, "-m", "amplify_ls", "server", *arguments]
    return subprocess.run(command, capture_output=True, text=True, input="", timeout=30, check=False)


def test_bad_arguments_are_explained(tmp_path: Path) -> None:
    result = run(["--tcp", "everywhere"])
    assert result.returncode == 2
    assert "everywhere is no port" in result.stderr
    result = run(["--log-file", str(tmp_path / "missing/folder/log.txt")])
    assert result.returncode == 2
    assert "the log file cannot be written" in result.stderr


def test_the_log_file(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    command = [sys.executable, "-m", "amplify_ls", "--stdio", "--log-file", str(log)]
    messages = b"".join(frame(json.dumps(message).encode()) for message in (INITIALIZE, SHUTDOWN, EXIT))
    result = subprocess.run(command, input=messages, capture_output=True, timeout=30, check=False)
    assert result.returncode == 0
    assert result.stderr == b""
    assert "Serving a client with utf-16" in log.read_text("utf-8")
