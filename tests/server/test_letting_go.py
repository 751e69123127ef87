"""The server looks by itself for projects that nobody uses."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.engine.project_table import IDLE_SECONDS
from amplify_ls.server import session as module
from amplify_ls.server.client import Client
from amplify_ls.server.session import Session
from amplify_ls.text.disk import MemoryDisk
from tests.server.editor import BACKEND, CODE, RESOURCE

if TYPE_CHECKING:
    from amplify_ls.server.convert import Json

DATA = "/p/amplify/data/resource.ts"


class Sender:
    """Remembers what was published."""

    def __init__(self) -> None:
        self.published: list[tuple[str, list[str]]] = []

    def send_notification(self, method: str, params: Json) -> None:
        assert method == "textDocument/publishDiagnostics"
        self.published.append((params["uri"], [each["code"] for each in params["diagnostics"]]))

    def request_refresh(self) -> None:
        raise AssertionError("the client does not pull")


async def test_a_project_that_nobody_uses_is_let_go_and_what_is_shown_stays_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LET_GO_SECONDS", 0)
    monkeypatch.setattr(module, "QUIET_SECONDS", 0)
    now = 0.0
    sender = Sender()
    session = Session(sender)
    session.set_up(Client(), None)
    disk = MemoryDisk({"/p/amplify/backend.ts": BACKEND, DATA: RESOURCE})
    session.workspace = Workspace(disk, clock=lambda: now)
    session.workspace.load(DATA)
    session.publish_soon()
    await _turns()
    assert session.workspace.count_loaded() == 1
    assert sender.published == [(f"file://{DATA}", [CODE])]
    now = IDLE_SECONDS
    await _turns()
    assert session.workspace.count_loaded() == 0
    disk.remove(DATA)
    session.workspace.disk_changed([DATA])
    session.publish_soon()
    await _turns()
    assert session.workspace.count_loaded() == 1
    assert (f"file://{DATA}", []) in sender.published


async def _turns() -> None:
    """Let the event loop go round a few times."""
    for _ in range(20):
        await asyncio.sleep(0)


@pytest.mark.parametrize(("client", "looks"), [(Client(), 1), (Client(registers_watched_files=True), 0)])
async def test_requests_make_the_server_look_at_the_disk_unless_the_client_watches_it(
    monkeypatch: pytest.MonkeyPatch, client: Client, looks: int
) -> None:
    monkeypatch.setattr(module, "POLL_SECONDS", -1)
    assert len(_looks(monkeypatch, client)) == looks


async def test_requests_do_not_make_the_server_look_at_the_disk_too_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "POLL_SECONDS", 1_000_000_000)
    assert _looks(monkeypatch, Client()) == []


def _looks(monkeypatch: pytest.MonkeyPatch, client: Client) -> list[str]:
    """What the server looks at when a request comes."""
    session = Session(Sender())
    session.set_up(client, None)
    looked: list[str] = []
    monkeypatch.setattr(session.workspace, "notice_disk", lambda: looked.append("disk"))
    session.look_at_disk_for_request()
    return looked
