"""The other end of the socket for the plugin of TypeScript's server."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
from typing import TYPE_CHECKING, Any

from tests.server.editor import RESOURCE, Editor, connected

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NAME = "amplify/data/resource.ts"
TYPES = RESOURCE.replace("posts: a.hasMany('Post', 'authorId')", "größe: a.strin()")


def text_hash(text: str) -> str:
    """What a question says about the text that it means."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


class Plugin:
    """The other end of the socket."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    async def receive(self) -> Any:
        return json.loads(await asyncio.wait_for(self._reader.readline(), 10))

    async def ask(self, file: Path, text: str, **question: object) -> Any:
        self.send({"id": 1, "file": str(file), "hash": text_hash(text), **question})
        answer = await self.receive()
        assert answer["id"] == 1
        return answer.get("hide")

    def send(self, message: object) -> None:
        self.send_line(json.dumps(message).encode())

    def send_line(self, line: bytes) -> None:
        self._writer.write(line + b"\n")

    async def ends(self) -> bool:
        """Whether the server ends the connection."""
        with contextlib.suppress(ConnectionError):
            return await asyncio.wait_for(self._reader.read(), 10) == b""
        return True

    def close(self) -> None:
        self._writer.close()


async def connection(socket: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect as soon as the server listens."""
    while True:
        try:
            return await asyncio.open_unix_connection(socket)
        except (FileNotFoundError, ConnectionRefusedError):
            await asyncio.sleep(0.01)


@contextlib.asynccontextmanager
async def plugged(project: Path, log: Path | None = None, **options: object) -> AsyncIterator[tuple[Editor, Plugin]]:
    socket = str(project / "s")
    arguments = ("--log-file", str(log)) if log else ()
    async with connected(project, options={"typescriptSocket": socket, **options}, arguments=arguments) as editor:
        plugin = Plugin(*await connection(socket))
        assert await plugin.receive() == {"files": []}
        yield editor, plugin
        plugin.close()
