"""Finding npm packages; running Node.js is left to those who have it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from development.node import NodeError, require_packages, run_script

if TYPE_CHECKING:
    from pathlib import Path


def test_versions_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "node_modules/@aws-amplify/backend"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"version": "1.2.3"}), encoding="utf-8")
    assert require_packages(tmp_path, ["@aws-amplify/backend"]) == {"@aws-amplify/backend": "1.2.3"}


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(NodeError, match="npm install typescript"):
        require_packages(tmp_path, ["typescript"])


def test_a_missing_node_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NodeError, match=r"Node\.js 20"):
        list(run_script(tmp_path / "script.mjs", tmp_path, []))
