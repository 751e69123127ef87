"""A small project on disk for the tests of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.example import BACKEND, BAD_SCHEMA, Example

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Example:
    """Return a project with one mistake, which is also the working directory."""
    for name in ("NO_COLOR", "FORCE_COLOR", "AMPLIFY_LS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "project"
    made = Example(root, capsysbinary, monkeypatch)
    made.write("amplify/backend.ts", BACKEND)
    made.write("amplify/data/resource.ts", BAD_SCHEMA)
    monkeypatch.chdir(root)
    return made
