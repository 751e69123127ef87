"""Files that git leaves out may be away: what a ``.gitignore`` says of a file, and of a source that an import means."""

from __future__ import annotations

import pytest

from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.ignored import is_folder_ignored, is_ignored, may_source_be_ignored
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources

FILE = "/app/amplify/data/echo.js"


def sources(files: dict[str, str]) -> Sources:
    return Sources(MemoryDisk({"/app/.git/HEAD": "ref: refs/heads/main", **files}), is_amplify_package)


@pytest.mark.parametrize(
    ("files", "ignored"),
    [
        ({}, False),
        ({"/app/.gitignore": "dist\n"}, False),
        ({"/app/.gitignore": "*.js\n"}, True),
        ({"/app/.gitignore": "/amplify/data/\n"}, True),
        ({"/app/.gitignore": "*.js\n!echo.js\n"}, False),
        # The nearest file comes first, and those outside of the repository say nothing.
        ({"/app/.gitignore": "*.js\n", "/app/amplify/.gitignore": "!data/echo.js\n"}, False),
        ({"/.gitignore": "*.js\n"}, False),
    ],
)
def test_a_file_that_git_ignores(files: dict[str, str], ignored: object) -> None:
    assert is_ignored(sources(files), FILE) is ignored


@pytest.mark.parametrize(
    ("files", "ignored"),
    [
        ({}, False),
        ({"/app/.gitignore": "generated\n"}, True),
        ({"/app/.gitignore": "/generated/\n"}, True),
        ({"/app/.gitignore": "amplify/\n"}, True),
        ({"/app/.gitignore": "gen*\n!generated/\n"}, False),
        ({"/app/.gitignore": "*.ts\n/amplify\n\n# generated\n"}, False),
        ({"/app/generated/.gitignore": "*\n"}, True),
        # A folder says nothing of itself.
        ({"/app/generated/amplify/.gitignore": "*\n"}, False),
        ({"/.gitignore": "generated\n"}, False),
    ],
)
@pytest.mark.parametrize("mark", ["/app/.git/HEAD", "/app/.git"], ids=["repository", "working tree"])
def test_a_folder_that_git_ignores(files: dict[str, str], ignored: object, mark: str) -> None:
    disk = MemoryDisk({mark: "", **files})
    assert is_folder_ignored(disk.read, "/app/generated/amplify") is ignored


def test_without_a_repository_nothing_is_ignored() -> None:
    disk = MemoryDisk({"/app/.gitignore": "*\n"})
    assert not is_folder_ignored(disk.read, "/app/generated/amplify")


@pytest.mark.parametrize(
    ("patterns", "ignored"),
    [
        # What a build makes from sources says nothing of the sources.
        ("*.js\n**/*.d.ts\n", False),
        ("generated/\n", True),
        ("/amplify/generated/*\n!/amplify/generated/kept.ts\n", True),
        ("/amplify/generated/*\n!/amplify/generated/names*\n", False),
    ],
)
def test_a_source_that_a_build_makes(patterns: str, ignored: object) -> None:
    assert may_source_be_ignored(sources({"/app/.gitignore": patterns}), "/app/amplify/generated/names") is ignored
