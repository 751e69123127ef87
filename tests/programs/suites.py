"""Suites of tests that run in the extension host of Visual Studio Code."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.programs.code_server import EVERYTHING_TRUSTED, code_server, drive, keep, logs
from tests.programs.programs import INSTALLED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SCRIPTS = Path(__file__).parent / "vscode"


def pass_suite(
    name: str,
    workspace: Path,
    folder: Path,
    package: Path,
    *,
    options: Sequence[str] = EVERYTHING_TRUSTED,
    settings: Mapping[str, object] | None = None,
    timeout: float = 300,
    **variables: str,
) -> None:
    """Run a suite of `vscode/` in an editor with that workspace open. Raises AssertionError unless all of its tests pass."""
    state, report, suite = folder / "state", folder / "report.json", SCRIPTS / name
    variables |= {"AMPLIFY_LS_SUITE": str(suite), "AMPLIFY_LS_REPORT": str(report), "AMPLIFY_LS_PYTHON": sys.executable}
    with code_server(state, package, options=options, settings=settings, **variables) as url:
        done = drive(SCRIPTS / "run-suite.mjs", url, str(workspace), str(timeout - 60), timeout=timeout)
    keep(state, INSTALLED / "logs" / suite.stem)
    assert report.exists(), f"no test was run\n{done.stdout}{done.stderr}\n{logs(state)}"
    results = json.loads(report.read_text("utf-8"))
    for result in results:
        print(f"{'FAILED' if result['error'] else 'passed'} {result['milliseconds']:6} ms  {result['name']}")
    failures = [f"{result['name']}\n{result['error']}" for result in results if result["error"]]
    assert not failures, "\n\n".join([*failures, logs(state)])
    assert len(results) == suite.read_text("utf-8").count("\nexports["), f"not all tests were run\n{done.stdout}{logs(state)}"
