"""The packed extension in Visual Studio Code itself."""

from __future__ import annotations

import json
from pathlib import Path

from tests.programs.code_server import code_server, drive, keep, logs
from tests.programs.programs import INSTALLED
from tests.programs.workspace import write_workspace

SCRIPTS = Path(__file__).parent / "vscode"
SUITE = SCRIPTS / "suite.js"


def test_the_suite_passes_in_the_extension_host(package: Path, tmp_path: Path) -> None:
    state, workspace, report = tmp_path / "state", write_workspace(tmp_path / "workspace"), tmp_path / "report.json"
    with code_server(state, package, AMPLIFY_LS_SUITE=str(SUITE), AMPLIFY_LS_REPORT=str(report)) as url:
        done = drive(SCRIPTS / "run-suite.mjs", url, str(workspace), timeout=300)
    keep(state, INSTALLED / "logs")
    assert report.exists(), f"no test was run\n{done.stdout}{done.stderr}\n{logs(state)}"
    results = json.loads(report.read_text("utf-8"))
    for result in results:
        print(f"{'FAILED' if result['error'] else 'passed'} {result['milliseconds']:6} ms  {result['name']}")
    failures = [f"{result['name']}\n{result['error']}" for result in results if result["error"]]
    assert not failures, "\n\n".join([*failures, logs(state)])
    assert len(results) == SUITE.read_text("utf-8").count("\nexports["), f"not all tests were run\n{done.stdout}{logs(state)}"
