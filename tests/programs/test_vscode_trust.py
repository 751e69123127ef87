"""The packed extension in Visual Studio Code, in a workspace that is not trusted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.programs.hostile import SETTINGS, write_hostile_workspace
from tests.programs.programs import NODE
from tests.programs.suites import pass_suite

if TYPE_CHECKING:
    from pathlib import Path

# Without a question at the start, which waits for an answer.
RESTRICTED_MODE = {"security.workspace.trust.startupPrompt": "never", "security.workspace.trust.banner": "never"}


def test_no_program_of_an_untrusted_workspace_runs(package: Path, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    workspace = write_hostile_workspace(tmp_path / "workspace", marker)
    environment = workspace / ".venv"
    pass_suite(
        "restricted.js",
        workspace,
        tmp_path,
        package,
        options=(),
        settings={**RESTRICTED_MODE, **SETTINGS},
        # As if the editor had been started in a terminal where the environment of the workspace is active.
        PATH=os.pathsep.join([str(NODE), str(environment / "bin"), os.environ["PATH"]]),
        VIRTUAL_ENV=str(environment),
        PYTHONPATH=str(workspace),
        AMPLIFY_LS_MARKER=str(marker),
    )
