from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from amplify_ls.text.disk import LARGEST_READ, Disk, MemoryDisk, RealDisk, looks_binary

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "app/package.json": "{}",
    "app/amplify/backend.ts": "b",
    "app/amplify/data/resource.ts": "data",
    "app/node_modules/x/amplify/backend.ts": "no",
    "app/.amplify/y.ts": "no",
    "app/dist/amplify/backend.ts": "no",
    "app/cdk.out/z.ts": "no",
    "other/a.ts": "a",
}


@pytest.fixture(params=["real", "memory"])
def disk_and_root(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Disk, str]:
    root = os.path.realpath(tmp_path).replace("\\", "/")
    if request.param == "memory":
        return MemoryDisk({f"{root}/{name}": content for name, content in FILES.items()}), root
    for name, content in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return RealDisk(), root


def test_reading(disk_and_root: tuple[Disk, str]) -> None:
    disk, root = disk_and_root
    assert disk.read(f"{root}/other/a.ts") == b"a"
    assert disk.read(f"{root}/other") is None
    assert disk.read(f"{root}/missing.ts") is None
    assert disk.stat(f"{root}/other") is None
    status = disk.stat(f"{root}/app/package.json")
    assert status is not None
    assert status[1] == 2
    assert disk.is_file(f"{root}/other/a.ts")
    assert not disk.is_file(f"{root}/other")
    assert disk.is_directory(f"{root}/other")
    assert not disk.is_directory(f"{root}/other/a.ts")
    assert disk.list_directory(f"{root}/app/amplify") == ["backend.ts", "data"]
    assert disk.list_directory(f"{root}/missing") == []


def test_walking_keeps_out_of_generated_and_hidden_folders(disk_and_root: tuple[Disk, str]) -> None:
    disk, root = disk_and_root
    found = [f"{folder}/{name}" for folder, _, names in disk.walk(root) for name in names]
    assert sorted(found) == [
        f"{root}/app/amplify/backend.ts",
        f"{root}/app/amplify/data/resource.ts",
        f"{root}/app/package.json",
        f"{root}/other/a.ts",
    ]


def test_a_walk_can_be_pruned(disk_and_root: tuple[Disk, str]) -> None:
    disk, root = disk_and_root
    visited = []
    for folder, folders, _ in disk.walk(root):
        visited.append(folder)
        if "amplify" in folders:
            folders.clear()
    assert visited == [root, f"{root}/app", f"{root}/other"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
def test_links_pipes_and_strange_names_are_harmless(tmp_path: Path) -> None:
    root = os.path.realpath(tmp_path)
    os.mkfifo(f"{root}/pipe.ts")
    os.symlink(root, f"{root}/circle")
    os.symlink(f"{root}/gone", f"{root}/dangling.ts")
    disk = RealDisk()
    assert disk.read(f"{root}/pipe.ts") is None
    assert disk.read(f"{root}/dangling.ts") is None
    assert disk.read("/a\0b") is None
    assert disk.stat("/a\0b") is None
    assert not disk.is_file("/a\0b")
    assert [folder for folder, _, _ in disk.walk(root)] == [root]


def test_files_in_memory_can_be_written_and_removed() -> None:
    disk = MemoryDisk({"/app/a.ts": "1"})
    before = disk.stat("/app/a.ts")
    disk.write("/app/a.ts", "2")
    assert disk.stat("/app/a.ts") != before
    disk.write("/app/b/c.ts", b"\xff")
    disk.remove("/app/b")
    assert not disk.is_directory("/app/b")
    assert disk.list_directory("/app") == ["a.ts"]


def test_a_nul_byte_marks_a_binary() -> None:
    assert looks_binary(b"\x7fELF\0")
    assert not looks_binary("const é = 1".encode())
    assert not looks_binary(b"a" * 9000 + b"\0")


def test_a_file_that_nobody_wrote_is_not_read(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.ts"
    with sparse.open("wb") as file:
        file.truncate(10 * LARGEST_READ)
    largest = tmp_path / "largest.ts"
    largest.write_bytes(b" " * LARGEST_READ)
    assert RealDisk().read(str(sparse)) is None
    assert RealDisk().read(str(largest)) == largest.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="the files of other kernels")
@pytest.mark.parametrize("name", ["/proc/kmsg", "/proc/self/mem", "/dev/zero", "/proc/self/pagemap"])
def test_a_link_to_a_file_of_the_kernel_does_not_hang(tmp_path: Path, name: str) -> None:
    link = tmp_path / "resource.ts"
    link.symlink_to(name)
    data = RealDisk().read(str(link))
    assert data is None or len(data) <= LARGEST_READ
