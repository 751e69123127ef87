"""Neovim in a terminal, configured only with the lines of the README, as a user sees it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.editors.neovim import neovim
from tests.editors.typing import first_lines_of_the_readme
from tests.programs.bookshop import write_bookshop
from tests.programs.programs import INSTALLED
from tests.programs.terminal import terminal

PICTURES = INSTALLED / "pictures"


def test_a_person_sees_the_mistake_its_explanation_and_the_fix(tmp_path: Path) -> None:
    home = tmp_path / "home"
    configuration = home / ".config" / "nvim" / "init.lua"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(first_lines_of_the_readme(), "utf-8")
    shop = write_bookshop(tmp_path / "bookshop")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NVIM", "XDG_", "VIM"))}
    surroundings = {**kept, "HOME": str(home), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    PICTURES.mkdir(parents=True, exist_ok=True)
    command = [str(neovim()), "-n", "+set laststatus=2", "amplify/data/resource.ts"]
    with terminal(command, str(shop), surroundings) as screen:
        screen.wait_for(lambda text: "The schema has no model `Reviw`" in text)
        screen.press("/Reviw\r")
        screen.press("\x17d")
        # The code after the message is wrapped.
        screen.wait_for(lambda text: "Diagnostics:" in text and "[data/" in text)
        (PICTURES / "neovim-mistake.svg").write_text(screen.drawing("A mistake in Neovim"), "utf-8")
        screen.press("\x1b")
        screen.press("gra")
        screen.wait_for(lambda text: "Change to `Review`" in text)
        (PICTURES / "neovim-quick-fix.svg").write_text(screen.drawing("A quick fix in Neovim"), "utf-8")
        screen.press("1\r")
        screen.wait_for(lambda text: "a.hasMany('Review', 'bookId')" in text and "no model" not in text)
