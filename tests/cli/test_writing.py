from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from amplify_ls.cli.failure import CommandError
from amplify_ls.cli.writing import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_the_content_is_replaced_and_the_mode_kept(tmp_path: Path) -> None:
    file = tmp_path / "resource.ts"
    file.write_bytes(b"a\r\n")
    file.chmod(0o640)
    replace_file(str(file), b"a\r\n", b"b\r\n")
    assert file.read_bytes() == b"b\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["resource.ts"]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "resource.ts"
    file.write_bytes(b"other")
    with pytest.raises(CommandError, match="changed by another program"):
        replace_file(str(file), b"a", b"b")
    assert file.read_bytes() == b"other"


def test_a_file_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file or directory"):
        replace_file(str(tmp_path / "resource.ts"), b"a", b"b")


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "resource.ts"
    file.write_bytes(b"a")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CommandError, match="Permission denied"):
        replace_file(str(file), b"a", b"b")
    assert file.read_bytes() == b"a"
    assert [entry.name for entry in tmp_path.iterdir()] == ["resource.ts"]


def test_a_symbolic_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    target = tmp_path / "shared.ts"
    target.write_bytes(b"a")
    link = tmp_path / "resource.ts"
    link.symlink_to("shared.ts")
    replace_file(str(link), b"a", b"b")
    assert link.is_symlink()
    assert target.read_bytes() == b"b"


def test_all_names_of_a_file_see_the_new_content(tmp_path: Path) -> None:
    file = tmp_path / "resource.ts"
    file.write_bytes(b"long before")
    other = tmp_path / "other.ts"
    os.link(file, other)
    replace_file(str(file), b"long before", b"after")
    assert other.read_bytes() == b"after"
    replace_file(str(other), b"after", b"longer than before")
    assert file.read_bytes() == b"longer than before"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_all_bits_of_the_mode_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "resource.ts"
    file.write_bytes(b"a")
    file.chmod(0o6751)
    replace_file(str(file), b"a", b"b")
    assert stat.S_IMODE(file.stat().st_mode) == 0o6751
