"""Find the amplify folders, and the files in them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.gen1.project.layout import has_gen1_api
from amplify_ls.model.files.ambient import is_declaration_file
from amplify_ls.model.files.ignored import is_folder_ignored
from amplify_ls.model.files.loading import BACKEND_FILES, MISNAMED_BACKEND_FILES
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.text.disk import Disk

FOLDER_NAME = "amplify"
_MARKS = (
    b"@aws-amplify/backend",
    b"@aws-amplify/data-schema",
    # They count even if they are imported from the wrong package.
    b"defineAuth",
    b"defineData",
    b"defineStorage",
    b"defineBackend",
)


def find_projects(disk: Disk, root: str) -> list[str]:
    """The amplify folders at or below a folder, sorted."""
    found: list[str] = []
    for folder, _, _ in disk.walk(root):
        if posixpath.basename(folder) == FOLDER_NAME and is_project(disk, folder):
            found.append(folder)
    return sorted(found)


def unignored_projects(disk: Disk, root: str) -> list[str]:
    """The amplify folders at or below a folder that git does not ignore; all of them if it ignores the folder itself."""
    found = find_projects(disk, root)
    if is_folder_ignored(disk.read, root):
        return found
    return [project for project in found if project == root or not is_folder_ignored(disk.read, project)]


def project_of(disk: Disk, path: str) -> str | None:
    """The nearest amplify folder above a file; for a file next to one, such as a shared module, that one."""
    folder = posixpath.dirname(path)
    beside: str | None = None
    while True:
        if posixpath.basename(folder) == FOLDER_NAME and is_project(disk, folder):
            return folder
        inside = f"{folder.rstrip('/')}/{FOLDER_NAME}"
        if beside is None and has_backend_file(disk, inside):
            beside = inside
        parent = posixpath.dirname(folder)
        if parent == folder:
            return beside
        folder = parent


def is_project(disk: Disk, folder: str) -> bool:
    """Whether an amplify folder is a project: it has a Gen 2 backend, a Gen 1 schema, or both."""
    return is_gen2_project(disk, folder) or has_gen1_api(disk, folder)


def is_gen2_project(disk: Disk, folder: str) -> bool:
    """Whether an amplify folder is a Gen 2 project: it has a backend file, or resource files that import the builders."""
    if has_backend_file(disk, folder):
        return True
    for path in source_files(disk, folder):
        if posixpath.basename(path).startswith("resource."):
            data = disk.read(path)
            if data is not None and has_marks(data):
                return True
    return False


def has_backend_file(disk: Disk, folder: str) -> bool:
    """Whether a folder has an entry file, or a misnamed one."""
    return any(disk.is_file(f"{folder}/{name}") for name in (*BACKEND_FILES, *MISNAMED_BACKEND_FILES))


def source_files(disk: Disk, folder: str) -> Iterator[str]:
    """The source files below a folder, without declaration files."""
    return (path for path in script_files(disk, folder) if is_source_name(path))


def script_files(disk: Disk, folder: str) -> Iterator[str]:
    """The source files below a folder, including declaration files."""
    for directory, _, files in disk.walk(folder):
        for name in sorted(files):
            if name.endswith(SOURCE_SUFFIXES):
                yield f"{directory}/{name}"


def is_source_name(name: str) -> bool:
    return name.endswith(SOURCE_SUFFIXES) and not is_declaration_file(name)


def has_marks(data: bytes) -> bool:
    """Whether a text appears to import the builders, without parsing it."""
    return any(mark in data for mark in _MARKS)
