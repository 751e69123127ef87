"""Typing in Neovim with the completion that the README recommends: what is typed is what the buffer contains."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.editors.neovim import neovim
from tests.editors.typing import completion_lines_of_the_readme, first_lines_of_the_readme
from tests.programs.bookshop import write_bookshop
from tests.programs.terminal import terminal

if TYPE_CHECKING:
    from tests.programs.terminal import Terminal

TYPED = "rating: a.string().required(),"


def wait_for(screen: Terminal, typed: str) -> None:
    screen.wait_for(lambda text: typed in text)


def test_automatic_completion_does_not_change_what_is_typed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    configuration = home / ".config" / "nvim" / "init.lua"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(first_lines_of_the_readme() + completion_lines_of_the_readme(), "utf-8")
    shop = write_bookshop(tmp_path / "bookshop")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NVIM", "XDG_", "VIM"))}
    surroundings = {**kept, "HOME": str(home), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    with terminal([str(neovim()), "-n", "amplify/data/resource.ts"], str(shop), surroundings) as screen:
        screen.wait_for(lambda text: "The schema has no model `Reviw`" in text)
        screen.press("/stars\r")
        screen.press("o")
        is_listed = False
        for end in range(1, len(TYPED) + 1):
            screen.press(TYPED[end - 1])
            wait_for(screen, TYPED[:end].rstrip())
            if TYPED[:end].endswith("a."):
                # The list appears by itself.
                screen.wait_for(lambda text: "boolean" in text and "belongsTo" in text)
                is_listed = True
        screen.press("\x1b")
        screen.press(":w\r")
        screen.wait_for(lambda text: "written" in text)
    assert is_listed
    assert f"      {TYPED}\n" in (shop / "amplify" / "data" / "resource.ts").read_text("utf-8")
