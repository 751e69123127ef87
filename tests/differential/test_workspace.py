"""Diagnostics of a project that is being edited equal those of one that is opened with the same texts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding
from tests.differential.edits import RandomEdit, random_edit

FIXTURES = Path(__file__).parents[2] / "fixtures"
ROOT = "/project"
PROJECTS = ("shop", "rental", "tracker", "mistakes/shop-with-mistakes")


def project_files(name: str) -> dict[str, str]:
    """The source files of a fixture, by path."""
    folder = FIXTURES / name
    return {
        f"{ROOT}/{path.relative_to(folder).as_posix()}": path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".ts", ".json") and path.is_file()
    }


def told(workspace: Workspace, paths: list[str]) -> dict[str, list[object]]:
    """Everything that an editor would be shown, by file."""
    return {
        path: [
            (item.start, item.end, item.code, item.severity, item.message, item.stage, item.related)
            for item in workspace.diagnostics(path)
        ]
        for path in paths
    }


def fresh(files: dict[str, str], opened: str) -> Workspace:
    workspace = Workspace(MemoryDisk(files))
    workspace.open(opened, files[opened], 1)
    return workspace


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", PROJECTS)
def test_edited_equals_opened(name: str, seed: int) -> None:
    chooser = random.Random(f"{name} {seed}")
    files = project_files(name)
    paths = sorted(files)
    sources = [path for path in paths if path.endswith("resource.ts") or "/data/" in path]
    workspace = Workspace(MemoryDisk(files))
    opened = set()
    for _ in range(4):
        path = chooser.choice(sources)
        original = files[path]
        if path not in opened:
            workspace.open(path, files[path], 1)
            opened.add(path)
        history: list[tuple[RandomEdit, str]] = []
        for _ in range(9):
            text = files[path]
            edit = random_edit(text, chooser, history)
            history.append((edit, text[edit.start : edit.end]))
            files[path] = text[: edit.start] + edit.text + text[edit.end :]
            document = workspace.document(path)
            assert document is not None
            start = document.position(len(text[: edit.start].encode()), Encoding.UTF16)
            end = document.position(len(text[: edit.end].encode()), Encoding.UTF16)
            workspace.change(path, [Change(edit.text, start, end, Encoding.UTF16)], 2)
            document = workspace.document(path)
            assert document is not None
            assert document.data.decode() == files[path]
            workspace.changed_files()
            if workspace.has_syntax_errors(path):
                workspace.settle()
            expected = fresh(files, path)
            assert told(workspace, paths) == told(expected, paths), f"{path}: {edit}"
            for item_path in paths:
                item_document = workspace.document(item_path)
                length = 0 if item_document is None else len(item_document.data)
                assert all(0 <= item.start <= item.end <= length for item in workspace.diagnostics(item_path))
        if chooser.random() < 0.7:
            files[path] = original
            workspace.change(path, [Change(original)], 3)
