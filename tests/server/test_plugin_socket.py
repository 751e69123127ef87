"""What anybody may write to the socket for the plugin of TypeScript's server."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from amplify_ls.server.beside import LONGEST_LINE
from tests.server.odd_parameters import odd
from tests.server.plugin import NAME, TYPES, Plugin, connection, plugged, text_hash

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the test connects to a socket, Windows has pipes")

QUESTIONS: dict[str, dict[str, object]] = {
    "hover": {"offset": 60},
    "completions": {"offset": 60, "items": [["string", False]]},
    "diagnostics": {"items": [[3, 5]]},
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_questions_with_odd_values_are_answered_without_a_failure(question: str, project: Path, tmp_path: Path) -> None:
    varied = {"question": question, "file": str(project / NAME), **QUESTIONS[question]}
    good = {**varied, "hash": text_hash(TYPES)}
    log = tmp_path / "log"
    async with plugged(project, log) as (editor, plugin):
        editor.open(NAME, TYPES)
        await plugin.receive()
        # An unknown hash is waited for, so there are only a few of them.
        changed = [{**each, "hash": good["hash"]} if isinstance(each, dict) else each for each in odd(varied)]
        for message in [*changed, {**varied, "hash": None}, {**varied, "hash": [1]}]:
            plugin.send(message)
            assert "files" not in await plugin.receive()
        plugin.send(good)
        assert "hide" in await plugin.receive()
        plugin.send({**good, "items": [["x" * 50, True]] * 50_000})
        assert await plugin.receive() is not None
    assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.parametrize("line", [b"x", b"\xff\xfe", b"[" * 100_000, b"x" * (LONGEST_LINE + 10)])
async def test_lines_that_are_no_questions_end_only_their_connection(line: bytes, project: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    async with plugged(project, log) as (editor, plugin):
        editor.open(NAME, TYPES)
        await plugin.receive()
        plugin.send_line(line)
        assert await plugin.ends()
        other = Plugin(*await connection(str(project / "s")))
        await other.receive()
        assert await other.ask(project / NAME, TYPES, question="hover", offset=1) is not None
        other.close()
    assert "Traceback" not in log.read_text("utf-8")
