from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.editors.neovim import UnavailableError, neovim

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def executable() -> Path:
    try:
        return neovim()
    except UnavailableError as error:
        reason = f"Neovim could not be had, so its tests did not run: {error}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
