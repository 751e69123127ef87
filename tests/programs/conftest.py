from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.programs.programs import packed_extension, unpacked

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def package(testrun_uid: str) -> Path:
    """The .vsix for this machine."""
    return packed_extension(os.environ.get("AMPLIFY_LS_RUN") or testrun_uid)


@pytest.fixture(scope="session")
def extension(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is inside of the .vsix, unpacked."""
    return unpacked(package, tmp_path_factory.mktemp("vsix"))
