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
    with pytest.raises(CommandError, match="changed by somebody else"):
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
