"""What a deployment would destroy, in a real editor session."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.engine.planning import live_plans
from amplify_ls.server.plans.updates import PlanUpdates
from amplify_ls.server.settings import plan_base
from amplify_ls.text.disk import MemoryDisk
from tests.plan.test_git import git
from tests.server.editor import MENDED_MODEL, MODEL, RESOURCE, TIMEOUT_SECONDS, connected

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NAME = "amplify/data/resource.ts"
DEPLOYED = RESOURCE.replace(MODEL, MENDED_MODEL)


async def test_a_removed_model_is_a_warning_when_typing_pauses(project: Path) -> None:
    (project / NAME).write_text(DEPLOYED)
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "one")
    async with connected(project) as editor:
        uri = editor.open(NAME, DEPLOYED)
        await editor.codes(uri, [])
        editor.change(uri, DEPLOYED.replace("User", "Person"))
        message = "`User` is renamed to `Person`, a new, empty table. The table of `User` is deleted with all records."
        await editor.wait_for(uri, lambda params: message in [each.message for each in params.diagnostics])
        editor.change(uri, DEPLOYED)
        await editor.codes(uri, [])


def test_the_setting() -> None:
    assert plan_base({}) == "auto"
    assert plan_base({"plan": {"base": "off"}}, {"amplifyLs": {"plan": {"base": "v1"}}}) == "v1"
    assert plan_base({"plan": 3}, {"plan": {"base": 3}}) == "auto"


class SlowGit:
    """Plans whose git answers only when it is told to."""

    setting = "auto"

    def __init__(self) -> None:
        self.is_asked, self.may_answer = threading.Event(), threading.Event()
        self.answers: list[str] = []

    def requests(self, *_: object) -> tuple[SlowGit, ...]:
        return () if self.answers else (self,)

    def fetch(self) -> str:
        self.is_asked.set()
        assert self.may_answer.wait(TIMEOUT_SECONDS)
        return "files"

    def receive(self, _: SlowGit, files: str) -> None:
        self.answers.append(files)

    def compare(self, *_: object) -> bool:
        return bool(self.answers)


async def test_git_is_asked_outside_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    git = SlowGit()
    monkeypatch.setattr(live_plans, "LivePlans", lambda: git)
    changed = asyncio.Event()
    updates = PlanUpdates(lambda: Workspace(MemoryDisk({})), list, changed.set)
    updates.later()
    assert await asyncio.to_thread(git.is_asked.wait, TIMEOUT_SECONDS)
    assert not changed.is_set(), "the event loop runs while git does"
    git.may_answer.set()
    await asyncio.wait_for(changed.wait(), TIMEOUT_SECONDS)
