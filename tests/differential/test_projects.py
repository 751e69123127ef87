"""Diagnostics of a project of many files, changed in the editor and on the disk, equal those of one that is opened as it is."""

from __future__ import annotations

import random

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.incremental.graph import untracked
from amplify_ls.names.index import names_of
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding
from tests.differential.edits import random_edit
from tests.differential.projects import FILES, ROOT, random_step
from tests.support.seeds import some_of


class Session:
    """One workspace that is being worked in, and what its files hold."""

    def __init__(self, seed: str) -> None:
        self.chooser = random.Random(seed)
        self.files = {f"{ROOT}/{path}": text for path, text in FILES.items()}
        self.disk = MemoryDisk(self.files)
        self.workspace = Workspace(self.disk)
        self.workspace.load(f"{ROOT}/backend.ts")
        self.open: set[str] = set()

    def step(self) -> str:
        """Make one change, and say which."""
        kind = self.chooser.random()
        if kind < 0.15:
            return self._open_or_close()
        if kind < 0.5 and self.open:
            return self._type()
        return self._change_files()

    def fresh(self) -> Workspace:
        """A workspace that is opened with the same texts."""
        workspace = Workspace(MemoryDisk(self.files))
        workspace.load(f"{ROOT}/backend.ts")
        for path in sorted(self.open):
            workspace.open(path, self.files[path], 1)
        return workspace

    def told(self, workspace: Workspace) -> dict[str, list[object]]:
        """Everything that an editor would be shown, by file."""
        return {
            path: [
                (each.start, each.end, each.code, each.severity, each.message, each.stage, each.related)
                for each in workspace.diagnostics(path)
            ]
            for path in self.files
        }

    def names(self, workspace: Workspace) -> list[tuple[object, ...]]:
        """Every mention of every name."""
        project = workspace.project_of(f"{ROOT}/backend.ts")
        found = [] if project is None else untracked(lambda: list(names_of(project).all()))
        places = ((each.span.path, *each.span.resolve(), each) for each in found)
        return sorted(
            (path, start, end, each.name.kind, each.name.owner, each.name.key, each.role.value, each.form.value)
            for path, start, end, each in places
        )

    def _open_or_close(self) -> str:
        path = self.chooser.choice(sorted(self.files))
        if path in self.open:
            self.open.remove(path)
            self.disk.write(path, self.files[path])
            self.workspace.close(path)
            return f"close {path}"
        self.open.add(path)
        self.workspace.open(path, self.files[path], 1)
        return f"open {path}"

    def _type(self) -> str:
        path = self.chooser.choice(sorted(self.open))
        text = self.files[path]
        edit = random_edit(text, self.chooser, [])
        document = self.workspace.document(path)
        assert document is not None
        start = document.position(len(text[: edit.start].encode()), Encoding.UTF16)
        end = document.position(len(text[: edit.end].encode()), Encoding.UTF16)
        self.workspace.change(path, [Change(edit.text, start, end, Encoding.UTF16)], 2)
        self.files[path] = text[: edit.start] + edit.text + text[edit.end :]
        return f"type {path} {edit}"

    def _change_files(self) -> str:
        steps = random_step(self.files, self.chooser)
        for path, text in steps:
            if path.endswith("/backend.ts") and text is None:
                continue
            if path in self.open and text is not None:
                self.workspace.change(path, [Change(text)], 3)
                self.files[path] = text
                continue
            if path in self.open:
                self.open.remove(path)
                self.workspace.close(path)
            if text is None:
                self.files.pop(path, None)
                self.disk.remove(path)
            else:
                self.files[path] = text
                self.disk.write(path, text)
            self.workspace.disk_changed([path])
        return f"files {steps}"


def run(seed: str, steps: int) -> None:
    """Work for some steps, and compare after each."""
    session = Session(seed)
    done: list[str] = []
    for _ in range(steps):
        done.append(session.step())
        session.workspace.changed_files()
        session.workspace.settle()
        fresh = session.fresh()
        assert session.told(session.workspace) == session.told(fresh), "\n".join(done)
        assert session.names(session.workspace) == session.names(fresh), "\n".join(done)


@pytest.mark.parametrize("seed", some_of(range(12), 3))
def test_changed_equals_opened(seed: int) -> None:
    run(f"project {seed}", 40)
