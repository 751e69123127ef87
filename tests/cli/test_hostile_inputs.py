"""No input keeps `check` busy for long or takes much memory. Each of these takes a second or less on a usual machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.hostile_inputs import INPUTS
from tests.cli.hostile_schemas import INPUTS as SCHEMAS

if TYPE_CHECKING:
    from tests.cli.hostile_inputs import Files

SECONDS = 20
"""Of one processor: more than ten times what is promised, as this machine may be slow. Each took minutes before."""
MEGABYTES = 300
CHECK = f"""
import pathlib, re, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from amplify_ls.cli.main import main
code = main(["check", "--output-format", "json"])
status = pathlib.Path("/proc/self/status")
if status.exists():
    # On Linux, `ru_maxrss` is at least the memory of the process that started this one.
    peak = int(re.search("VmHWM:\\s*(\\d+)", status.read_text())[1]) * 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
@pytest.mark.parametrize("files", [*INPUTS.values(), *SCHEMAS.values()], ids=[*INPUTS, *SCHEMAS])
def test_time_and_memory_are_bounded(files: Files, tmp_path: Path) -> None:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", CHECK], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr[-500:]
    assert int(done.stderr.splitlines()[-1]) < MEGABYTES * 1_000_000
    assert "amplify/backend.ts" in done.stdout or '"files"' in done.stdout
