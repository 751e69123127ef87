"""No input keeps `check` busy for long or takes much memory. Each of these takes a second or less on a usual machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.hostile_inputs import INPUTS
from tests.cli.hostile_schemas import INPUTS as SCHEMAS
from tests.cli.limited_checks import LimitedChecks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.hostile_inputs import Files

MEGABYTES = 300


@pytest.fixture(scope="module")
def checks() -> Iterator[LimitedChecks]:
    running = LimitedChecks()
    yield running
    running.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
@pytest.mark.parametrize("files", [*INPUTS.values(), *SCHEMAS.values()], ids=[*INPUTS, *SCHEMAS])
def test_time_and_memory_are_bounded(files: Files, tmp_path: Path, checks: LimitedChecks) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    outcome = checks.check(tmp_path)
    assert outcome.exit_code in (0, 1), outcome.errors[-500:]
    assert outcome.peak_bytes < MEGABYTES * 1_000_000
    assert "amplify/backend.ts" in outcome.output or '"files"' in outcome.output
