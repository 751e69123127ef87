"""A file that is not checked is remarked on in the same words by `check` and in an editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine.workspace import Workspace
from amplify_ls.syntax.bounds import LARGEST_TEXT, MOST_STATEMENTS
from amplify_ls.text.disk import LARGEST_READ, MemoryDisk, RealDisk
from amplify_ls.text.document import Change

if TYPE_CHECKING:
    from amplify_ls.engine.diagnostics import Diagnostic

CODE = "project/skipped-file"
BACKEND = "/p/amplify/backend.ts"
CITIES = "/p/amplify/data/cities.ts"
FILES = {
    BACKEND: "import { defineBackend } from '@aws-amplify/backend';\nimport { cities } from './data/cities';\n\n"
    "console.log(cities);\ndefineBackend({});\n",
    CITIES: "export const cities = ['Oslo'];\n",
}
BEHIND = {
    "bytes": (f"// {'x' * LARGEST_TEXT}\n", "This file is larger than 2 MB and is not checked."),
    "statements": (
        ";\n" * (MOST_STATEMENTS + 1),
        "This file has more than 10,000 statements at the top level and is not checked.",
    ),
    "re-exports": (
        "".join(f"export * from './city{n}';\n" for n in range(101)),
        "This file has more than 100 statements `export * from` and is not checked.",
    ),
    "errors": ("x = ( ] ;\n" * 5000, "This file is not TypeScript and is not checked."),
}


def _skipped(workspace: Workspace, path: str) -> list[Diagnostic]:
    return [each for each in workspace.diagnostics(path) if each.code == CODE]


@pytest.mark.parametrize(("behind", "message"), BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("path", FILES)
def test_a_skipped_file_is_reported_at_its_top(path: str, behind: str, message: str) -> None:
    workspace = Workspace(MemoryDisk({**FILES, path: FILES[path] + behind}))
    workspace.load("/p/amplify")
    assert [(each.start, each.end, each.severity.value, each.message) for each in _skipped(workspace, path)] == [
        (0, 0, "information", message)
    ]


def test_it_appears_and_disappears_with_an_edit() -> None:
    workspace = Workspace(MemoryDisk(FILES))
    workspace.open(CITIES, FILES[CITIES], 1)
    assert not _skipped(workspace, CITIES)
    workspace.change(CITIES, [Change(";\n" * (MOST_STATEMENTS + 1))], 2)
    assert len(_skipped(workspace, CITIES)) == 1
    workspace.change(CITIES, [Change(FILES[CITIES])], 3)
    assert not _skipped(workspace, CITIES)


def test_a_file_that_the_project_does_not_use_is_not_reported() -> None:
    other = "/p/amplify/data/other.ts"
    workspace = Workspace(MemoryDisk({**FILES, other: ";\n" * (MOST_STATEMENTS + 1)}))
    workspace.open(other, ";\n" * (MOST_STATEMENTS + 1), 1)
    assert not _skipped(workspace, other)


UNREAD = {
    "bytes": (
        b"export const cities = [];\n//" + b"x" * LARGEST_READ,
        "The file `./data/cities` is larger than 8 MB and is not checked.",
    ),
    "binary": (b"export const cities = [];\n\0\0", "The file `./data/cities` contains no text and is not checked."),
}


@pytest.mark.parametrize(("content", "message"), UNREAD.values(), ids=UNREAD)
def test_a_file_that_is_not_read_is_reported_where_it_is_imported(content: bytes, message: str, tmp_path: Path) -> None:
    # A file that nobody opens: only the disk says what it is.
    root = tmp_path.resolve().as_posix()
    for path, text in FILES.items():
        file = Path(root + path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if path == BACKEND else content)
    workspace = Workspace(RealDisk())
    workspace.load(f"{root}/p/amplify")
    [found] = _skipped(workspace, root + BACKEND)
    assert (found.severity.value, found.message) == ("information", message)
    assert FILES[BACKEND][found.start : found.end] == "./data/cities"
    assert not [each for each in workspace.diagnostics(root + BACKEND) if each.severity.value == "error"]
    # When it shrinks, it is read like any other.
    (Path(root + CITIES)).write_text(FILES[CITIES], "utf-8")
    workspace.notice_disk()
    assert not _skipped(workspace, root + BACKEND)
