"""What an accepted completion needs around it: options and declarations that are missing, as our own fixes add them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amplify_ls.edits.operations import TextEdit

_MOST_ROUNDS = 6


def surrounded(root: str, files: Mapping[str, str], path: str) -> dict[str, str]:
    """The project with what our fixes add for the errors of a file. Nothing that is written is changed or removed."""
    texts = {f"{root}/{name}": text.encode() for name, text in files.items()}
    own = f"{root}/{path}"
    for _ in range(_MOST_ROUNDS):
        edits = _additions(texts, own)
        if not edits:
            break
        for edit in sorted(edits, key=lambda each: -each.start):
            data = texts.get(edit.path, b"")
            texts[edit.path] = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return {name.removeprefix(f"{root}/"): data.decode() for name, data in texts.items()}


def _additions(texts: Mapping[str, bytes], path: str) -> Sequence[TextEdit]:
    """The edits of the first fix that only adds something."""
    workspace = Workspace(MemoryDisk({name: data.decode() for name, data in texts.items()}))
    workspace.open(path, texts[path].decode(), 1)
    for diagnostic in workspace.diagnostics(path):
        if diagnostic.severity is Severity.ERROR:
            for fix in diagnostic.fixes():
                if fix.edits and not any(texts.get(edit.path, b"")[edit.start : edit.end].strip() for edit in fix.edits):
                    return fix.edits
    return ()
