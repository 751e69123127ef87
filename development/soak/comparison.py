"""The diagnostics of `check` and a fresh server for the same texts."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from amplify_ls.engine.syntax_errors import SYNTAX_ERROR
from development.soak.editor import Editor, Shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from development.soak.tree import Tree


def differences(tree: Tree, editor: Editor, command: Sequence[str], scratch: Path) -> list[str]:
    """One line for each diagnostic that the server publishes and others do not, or the other way round."""
    shown = editor.shown()
    saved = scratch / "saved"
    tree.copy_to(saved, editor.texts)
    found = _compared("check", shown, checked(command, saved))
    same = scratch / "same"
    tree.copy_to(same, {})
    return found + _compared("a fresh server", shown, _shown_afresh(command, same, editor.texts))


def checked(command: Sequence[str], folder: Path) -> set[Shown]:
    """The findings of `check`. Raises ValueError if it fails."""
    done = subprocess.run([*command, "check", ".", "--output-format", "json"], cwd=folder, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise ValueError(f"`check` failed: {done.stderr.decode()[-500:]}")
    found = json.loads(done.stdout)["diagnostics"]
    return {_reported(each) for each in found if each["code"] != SYNTAX_ERROR}


def _shown_afresh(command: Sequence[str], folder: Path, texts: dict[str, str]) -> set[Shown]:
    editor = Editor([*command, "server"], folder)
    try:
        for path, text in texts.items():
            editor.open(path, text)
        editor.rest()
        return editor.shown()
    finally:
        editor.client.close()


def _reported(diagnostic: dict[str, object]) -> Shown:
    place = diagnostic["range"]
    assert isinstance(place, dict)
    start, end = ((place[side]["line"], place[side]["column"]) for side in ("start", "end"))
    path, code, severity, message = (str(diagnostic[name]) for name in ("path", "code", "severity", "message"))
    return Shown(path, start, end, code, severity, message)


def _compared(name: str, shown: set[Shown], other: set[Shown]) -> list[str]:
    lines = [f"published, but not by {name}: {each}" for each in sorted(shown - other)]
    return lines + [f"not published, but by {name}: {each}" for each in sorted(other - shown)]
