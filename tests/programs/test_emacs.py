"""The shipped file for Emacs in a batch Emacs: over `check` in Flymake, alone in Eglot, and as an add-on in lsp-mode."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.programs.programs import REPOSITORY, environment
from tests.programs.workspace import SHOP, write_workspace

DRIVER = Path(__file__).parent / "emacs" / "driver.el"
PACKAGE = REPOSITORY / "editors" / "emacs" / "amplify-ls.el"
PROGRAMS = Path(sys.executable).parent


def text_for(way: str) -> str:
    """The text with a mistake. lsp-mode 8 takes characters beyond the basic plane for one unit, with every server."""
    return SHOP.replace("🚢 ", "") if way == "lsp-mode" else SHOP


def drive(folder: Path, way: str) -> dict[str, object]:
    """What came of one way to use the server."""
    report = folder / "report.json"
    file = write_workspace(folder / "workspace") / "shop/amplify/data/resource.ts"
    file.write_text(text_for(way), "utf-8")
    home = folder / "home"
    home.mkdir()
    surroundings = environment(
        HOME=str(home),
        AMPLIFY_LS_WAY=way,
        AMPLIFY_LS_PACKAGE=str(PACKAGE),
        AMPLIFY_LS_FILE=str(file),
        AMPLIFY_LS_FIX="Change to `Customer`",
        AMPLIFY_LS_REPORT=str(report),
    )
    surroundings["PATH"] = f"{PROGRAMS}:{surroundings['PATH']}"
    command = ["emacs", "--batch", "-l", str(DRIVER)]
    done = subprocess.run(command, cwd=REPOSITORY, env=surroundings, capture_output=True, text=True, timeout=120, check=False)
    assert report.exists(), done.stdout + done.stderr
    told: dict[str, object] = json.loads(report.read_text("utf-8"))
    assert "error" not in told, f"{told['error']}\n{done.stderr}"
    return told


@pytest.mark.parametrize("way", ["flymake", "eglot", "lsp-mode"])
def test_the_mistake_stands_under_its_word_and_is_mended(tmp_path: Path, way: str) -> None:
    told = drive(tmp_path, way)
    [found] = told["found"]  # type: ignore[misc]
    # In the line before it are characters of one and, but for lsp-mode, of two UTF-16 units.
    assert found["text"].strip("'") == "Custmer"
    assert "The schema has no model `Custmer`, which the relationship `Review.customer` refers to." in found["message"]
    assert "error" in found["severity"]
    assert told["mended"] == text_for(way).replace("Custmer", "Customer")


def test_the_shipped_file_compiles_without_warnings(tmp_path: Path) -> None:
    copy = tmp_path / PACKAGE.name
    copy.write_text(PACKAGE.read_text("utf-8"), "utf-8")
    command = ["emacs", "--batch", "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
