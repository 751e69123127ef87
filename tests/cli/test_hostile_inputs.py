"""No input keeps a command busy for long or takes much memory. Each of these takes a second or less on a usual machine."""

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
    from tests.cli.limited_checks import Outcome

MEGABYTES = 300
CHECK = "check --output-format json"
OTHERS = {
    "access of 1,000 imports and 1,000 paths": ("access", INPUTS["1,000 imports and 1,000 paths"]),
    "access of calls of calls": ("access", INPUTS["calls of calls"]),
    "plan of 5,000 models": ("plan --before .", INPUTS["5,000 models"]),
    "plan of calls of calls": ("plan --before .", INPUTS["calls of calls"]),
    "convert 5,000 rules": ("convert .", SCHEMAS["schema: 5,000 rules"]),
    "convert 2,000 types": ("convert .", SCHEMAS["schema: 2,000 types"]),
    "convert 10,000 nested lists": ("convert .", SCHEMAS["schema: 10,000 nested lists"]),
    "convert 500 KB that are no GraphQL": ("convert .", SCHEMAS["schema: 500 KB that are no GraphQL"]),
}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")


@pytest.fixture(scope="module")
def checks() -> Iterator[LimitedChecks]:
    running = LimitedChecks()
    yield running
    running.close()


@pytest.mark.parametrize("files", [*INPUTS.values(), *SCHEMAS.values()], ids=[*INPUTS, *SCHEMAS])
def test_time_and_memory_of_check_are_bounded(files: Files, tmp_path: Path, checks: LimitedChecks) -> None:
    outcome = _run(checks, CHECK, files, tmp_path)
    assert outcome.exit_code in (0, 1), outcome.errors[-500:]
    assert "amplify/backend.ts" in outcome.output or '"files"' in outcome.output


@pytest.mark.parametrize(("command", "files"), OTHERS.values(), ids=OTHERS)
def test_time_and_memory_of_other_commands_are_bounded(
    command: str, files: Files, tmp_path: Path, checks: LimitedChecks
) -> None:
    outcome = _run(checks, command, files, tmp_path)
    assert outcome.exit_code in (0, 2), outcome.errors[-500:]
    assert "Traceback" not in outcome.errors
    assert outcome.exit_code == 0 or "amplify-ls: " in outcome.errors


def _run(checks: LimitedChecks, command: str, files: Files, folder: Path) -> Outcome:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    outcome = checks.run(command.split(), folder)
    assert outcome.peak_bytes < MEGABYTES * 1_000_000
    return outcome
