from __future__ import annotations

from pathlib import Path

import pytest

from tests.server.editor import write_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a project in which one reference field is missing."""
    root = Path(tmp_path.resolve())
    write_project(root)
    return root
