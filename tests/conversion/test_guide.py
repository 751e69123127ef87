"""What docs/gen1.md shows of the conversion of the project in `blog` is what the commands print."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.forked import amplify_ls

PROJECT = Path(__file__).parent / "blog"
GUIDE = Path(__file__).parents[2] / "docs" / "gen1.md"
_BLOCK = re.compile(r"<!-- (.*?) -->\n\n```\w+\n(.*?)```\n", re.DOTALL)
COMMANDS = tuple(command for command, _ in _BLOCK.findall(GUIDE.read_text(encoding="utf-8")))


def shown_by(command: str) -> str:
    """What a command prints in the project, or the text of a file of it."""
    name, *arguments = command.split()
    if name == "file":
        return (PROJECT / arguments[0]).read_text(encoding="utf-8")
    done = subprocess.run(
        [*amplify_ls(), *arguments], cwd=PROJECT, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stderr if name == "errors" else done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_guide_shows_what_is_printed(command: str) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    shown = dict(_BLOCK.findall(text))[command]
    expected = shown_by(command)
    if os.environ.get("AMPLIFY_LS_WRITE_GOLDEN") and shown != expected:
        GUIDE.write_text(text.replace(f"\n{shown}```", f"\n{expected}```"), encoding="utf-8")
    assert shown == expected


def test_the_guide_has_examples() -> None:
    assert len(COMMANDS) == 4
