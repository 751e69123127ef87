"""Answers for the plugin of TypeScript's own server: what it may leave out of its answers, because ours say it better.

The plugin connects to a local socket whose address the editor chooses. Messages are lines of JSON. The server sends the paths
of the open files, and answers questions about one of them. A question names the text by its hash, because the two servers count
versions differently: about a text that we do not have, nothing may be left out.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
import os
import sys
from typing import TYPE_CHECKING, Any

from amplify_ls.engine.manner import Share, redundant_places
from amplify_ls.ide.known_names import ForeignItem
from amplify_ls.text.paths import is_writable_text, path_from_uri, uri_from_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amplify_ls.server.session import Session
    from amplify_ls.text.document import Document

WAIT_SECONDS = 0.06
"""How long a question waits for its text: the edit may be on its way."""
LONGEST_LINE = 1 << 22

_log = logging.getLogger(__name__)


class _OddQuestionError(ValueError):
    """A question that the plugin does not ask: a value is missing or of another type."""


class Beside:
    """The socket, and the plugins that are connected to it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._writers: set[asyncio.StreamWriter] = set()
        self._edited = asyncio.Event()
        self._hashes: dict[str, tuple[bytes, str]] = {}
        self._questions: dict[str, Callable[[str, Document, Mapping[str, Any]], object]] = {
            "completions": self._completions,
            "hover": self._hover,
            "diagnostics": self._diagnostics,
        }

    async def listen(self, address: str) -> None:
        """Accept plugins at an address: the path of a socket, or a pipe of Windows. A failure is logged."""
        try:
            if sys.platform == "win32":
                loop: Any = asyncio.get_running_loop()
                await loop.start_serving_pipe(self._pipe, address)
            else:
                await asyncio.start_unix_server(self._serve, address, limit=LONGEST_LINE)
                os.chmod(address, 0o600)
        except (OSError, AttributeError, NotImplementedError) as error:
            _log.warning("The plugin of TypeScript cannot connect: %s", error)

    def files_changed(self) -> None:
        """Tell the plugins which files are open, so that they ask about no others."""
        for writer in self._writers:
            self._send(writer, self._files())

    def text_changed(self) -> None:
        """Look again at the questions that wait for a text."""
        self._edited.set()
        self._edited = asyncio.Event()

    def _pipe(self) -> asyncio.StreamReaderProtocol:
        reader = asyncio.StreamReader(limit=LONGEST_LINE)
        return asyncio.StreamReaderProtocol(reader, self._serve)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        self._send(writer, self._files())
        # What is not JSON, or longer than a line may be, is not from the plugin, so the connection ends.
        with contextlib.suppress(OSError, ValueError, RecursionError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                self._send(writer, await self._answer(json.loads(line)))
                # Answers that nobody reads must not pile up.
                await writer.drain()
        self._writers.discard(writer)
        writer.close()

    def _send(self, writer: asyncio.StreamWriter, message: object) -> None:
        with contextlib.suppress(OSError, RuntimeError):
            writer.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")

    def _files(self) -> object:
        files = self._session.files
        uris = (file.uri for path in files.open_paths() if (file := files.open_file(path)) is not None)
        return {"files": [name for uri in uris if (name := path_from_uri(uri)) is not None]}

    async def _answer(self, message: object) -> object:
        """The answer to one question; without "hide" if nothing is known about this text."""
        if not isinstance(message, dict):
            return {}
        answer = {"id": message.get("id")}
        try:
            answer["hide"] = await self._hidden(message)
        except _OddQuestionError as error:
            _log.debug("A question of the plugin is odd: %s", error)
        except Exception:
            _log.exception("A question of the plugin could not be answered")
        return answer

    async def _hidden(self, message: Mapping[str, Any]) -> object:
        answer, file = self._questions.get(str(message.get("question"))), message.get("file")
        path = self._session.files.path(uri_from_path(file)) if isinstance(file, str) and is_writable_text(file) else None
        if answer is None or path is None or self._session.files.open_file(path) is None:
            return None
        document = await self._document(path, message.get("hash"))
        return None if document is None else answer(path, document, message)

    async def _document(self, path: str, wanted: object) -> Document | None:
        """The open text with a hash."""
        deadline = asyncio.get_running_loop().time() + WAIT_SECONDS
        while True:
            document = self._session.document(path)
            if document is not None and self._hash(path, document.data) == wanted:
                return document
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                return None
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._edited.wait(), left)

    def _hash(self, path: str, data: bytes) -> str:
        known = self._hashes.get(path)
        if known is None or known[0] is not data:
            known = self._hashes[path] = data, hashlib.sha1(data, usedforsecurity=False).hexdigest()
        return known[1]

    def _completions(self, path: str, document: Document, message: Mapping[str, Any]) -> object:
        if self._session.shares.completions is not Share.OURS:
            return []
        others = [ForeignItem(str(name), is_global=bool(is_global)) for name, is_global in _pairs(message.get("items"))]
        editing = self._session.workspace.editing(path)
        return sorted(editing.redundant_completions(_offset(document, message.get("offset")), others))

    def _hover(self, path: str, document: Document, message: Mapping[str, Any]) -> object:
        if self._session.shares.hovers is not Share.OURS:
            return False
        return self._session.workspace.editing(path).explains(_offset(document, message.get("offset")))

    def _diagnostics(self, path: str, document: Document, message: Mapping[str, Any]) -> object:
        if self._session.shares.diagnostics is not Share.OURS:
            return []
        pairs = [(_number(start), _number(length)) for start, length in _pairs(message.get("items"))]
        places = [(_offset(document, start), _offset(document, start + length)) for start, length in pairs]
        return redundant_places(self._session.workspace.diagnostics(path), places, document.data)


def _pairs(value: object) -> list[tuple[object, object]]:
    """The items of a question."""
    pairs = [tuple(item) for item in value if isinstance(item, list) and len(item) == 2] if isinstance(value, list) else []
    if not isinstance(value, list) or len(pairs) < len(value):
        raise _OddQuestionError("`items` must be an array of pairs")
    return [(first, second) for first, second in pairs]


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _OddQuestionError(f"{value!r:.100} is not a number of characters")
    return value


def _offset(document: Document, units: object) -> int:
    """The byte of an offset in UTF-16 units from the start of the text."""
    wanted = min(max(0, _number(units)), len(document.data))
    data = document.data
    if data.isascii():
        return wanted
    return len(data.decode().encode("utf-16-le")[: 2 * wanted].decode("utf-16-le", "ignore").encode())
