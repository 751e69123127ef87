"""The packed extension in Visual Studio Code itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from amplify_ls import __version__
from tests.programs.bookshop import write_bookshop
from tests.programs.code_server import code_server, drive, logs
from tests.programs.programs import INSTALLED
from tests.programs.suites import SCRIPTS, pass_suite
from tests.programs.workspace import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = ("mistake", "page", "quick-fix", "completion", "status")


def test_the_suite_passes_in_the_extension_host(package: Path, tmp_path: Path) -> None:
    pass_suite("suite.js", write_workspace(tmp_path / "workspace"), tmp_path, package)


def test_a_journey_with_mouse_and_keyboard(package: Path, tmp_path: Path) -> None:
    state, workspace, pictures = tmp_path / "state", write_bookshop(tmp_path / "bookshop"), INSTALLED / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    with code_server(state, package) as url:
        done = drive(SCRIPTS / "journey.mjs", url, str(workspace), str(pictures), timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    seen = json.loads(done.stdout)
    assert "error" not in seen, f"{json.dumps(seen, indent=1)}\n{logs(state)}"
    assert "The schema has no model `Reviw`, which the relationship `Book.reviews` refers to." in seen["hover"]
    assert seen["heading"] == "data/unknown-related-model"
    # TypeScript has nothing to say against the file, so each problem is ours.
    assert [problem.splitlines()[0] for problem in seen["problems"][1:]] == [
        "The model `Book` has no field `authorId`, which the relationship `Book.author` references.",
        "The schema has no model `Reviw`, which the relationship `Book.reviews` refers to.",
    ]
    assert seen["offers"][0] == "Change to `Review`"
    assert len(seen["left"]) == 2
    assert "reviews: a.hasMany('Review', 'bookId')" in seen["mended"]
    assert [name.splitlines()[0] for name in seen["names"]] == ["Author", "Book", "Review"]
    members = [member.splitlines()[0] for member in seen["members"]]
    assert "boolean" in members
    assert len(members) == len(set(members)), members
    assert f"Amplify LS {__version__}" in seen["status"]
    assert "Project amplify" in seen["status"]
    assert "the bundled amplify-ls" in seen["status"]
    for name in PICTURES:
        assert 10_000 < (pictures / f"{name}.png").stat().st_size < 150_000, name
