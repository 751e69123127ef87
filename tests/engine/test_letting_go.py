"""Projects without open files are let go, what is shown of them stays true, and they come back when they are needed."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from amplify_ls.engine import Settings, Workspace
from amplify_ls.engine.project_table import IDLE_SECONDS
from amplify_ls.text.disk import MemoryDisk
from tests.engine.support import told

if TYPE_CHECKING:
    from amplify_ls.model.project import Project

GOOD = "import { defineStorage } from '@aws-amplify/backend';\nexport const storage = defineStorage({ name: 'files' });\n"
BAD = GOOD.replace("'files'", "5")
FAULT = [("storage/wrong-type", "5")]
WIRED = (
    "import { defineBackend } from '@aws-amplify/backend';\n"
    "import { storage } from './storage/resource';\ndefineBackend({ storage });\n"
)
ONE, TWO = "/r/one/amplify/storage/resource.ts", "/r/two/amplify/storage/resource.ts"
FILES = {
    "/r/one/amplify/backend.ts": WIRED,
    ONE: GOOD,
    "/r/two/amplify/backend.ts": WIRED,
    TWO: BAD,
}


class Clock:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Session:
    """Two projects: a file of the first is open, the second has a fault and was let go."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.clock = Clock()
        self.disk = MemoryDisk(FILES)
        self.workspace = Workspace(self.disk, settings, clock=self.clock)
        self.workspace.load(TWO)
        self.workspace.open(ONE, GOOD, 1)
        self.faults = told(self.workspace, TWO)
        assert self.faults
        self.workspace.changed_files()
        self.clock.now += IDLE_SECONDS + 1
        assert self.workspace.let_go()
        assert self.workspace.count_loaded() == 1


def test_what_is_shown_stays() -> None:
    session = Session()
    assert session.workspace.changed_files() == []
    assert told(session.workspace, TWO) == session.faults
    assert session.workspace.count_loaded() == 1
    assert session.workspace.projects() == ["/r/one/amplify", "/r/two/amplify"]


def test_nothing_is_let_go_that_was_used_or_is_open() -> None:
    clock = Clock()
    workspace = Workspace(MemoryDisk(FILES), clock=clock)
    workspace.open(ONE, GOOD, 1)
    workspace.load(TWO)
    clock.now += IDLE_SECONDS - 1
    assert not workspace.let_go()
    workspace.editing(TWO).hover(60)
    clock.now += IDLE_SECONDS - 1
    assert not workspace.let_go()
    clock.now += 2
    assert workspace.let_go()
    assert workspace.count_loaded() == 1


def test_memory_is_free() -> None:
    clock = Clock()
    workspace = Workspace(MemoryDisk(FILES), clock=clock)
    workspace.load(TWO)
    workspace.changed_files()
    project: Project | None = workspace.project_of(TWO)
    assert project is not None
    is_there = weakref.ref(project)
    project = None
    clock.now += IDLE_SECONDS
    workspace.let_go()
    gc.collect()
    assert is_there() is None


def test_a_file_that_is_opened_brings_its_project_back() -> None:
    session = Session()
    session.workspace.open(TWO, GOOD, 1)
    assert session.workspace.count_loaded() == 2
    assert told(session.workspace, TWO) == []
    assert session.workspace.changed_files() == [TWO]


def test_a_question_about_a_file_brings_its_project_back() -> None:
    session = Session()
    assert session.workspace.project_of(TWO) is not None
    assert session.workspace.count_loaded() == 2
    assert told(session.workspace, TWO) == session.faults


def test_a_file_that_changes_on_the_disk_brings_its_project_back() -> None:
    session = Session()
    session.disk.write(TWO, GOOD)
    session.workspace.disk_changed([TWO])
    assert session.workspace.changed_files() == [TWO]
    assert told(session.workspace, TWO) == []


def test_a_change_without_notice_is_noticed() -> None:
    session = Session()
    session.workspace.notice_disk()
    assert session.workspace.count_loaded() == 1
    session.disk.write("/r/two/amplify/other/resource.ts", BAD.replace("storage =", "other ="))
    session.workspace.notice_disk()
    assert "/r/two/amplify/other/resource.ts" in session.workspace.changed_files()


def test_a_change_of_another_project_does_not_bring_it_back() -> None:
    session = Session()
    session.disk.write("/r/one/amplify/other/resource.ts", GOOD)
    session.workspace.disk_changed(["/r/one/amplify/other/resource.ts"])
    assert session.workspace.count_loaded() == 1


def test_a_folder_that_is_deleted_takes_what_is_shown_with_it() -> None:
    session = Session()
    session.disk.remove("/r/two")
    session.workspace.disk_changed(["/r/two"])
    assert session.workspace.changed_files() == [TWO]
    assert session.workspace.projects() == ["/r/one/amplify"]


def test_other_settings_count_for_it() -> None:
    session = Session()
    session.disk.write("/r/two/amplify-ls.json", '{"rules": {"*": "off"}}')
    session.workspace.disk_changed(["/r/two/amplify-ls.json"])
    assert session.workspace.changed_files() == [TWO]
    assert told(session.workspace, TWO) == []
