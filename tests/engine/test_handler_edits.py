"""What is said about the code of a function follows edits that change no name of the file."""

from __future__ import annotations

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding

FOLDER = "/project/amplify"
HANDLER = f"{FOLDER}/functions/ask/handler.ts"
FILES = {
    f"{FOLDER}/backend.ts": (
        "import { defineBackend } from '@aws-amplify/backend';\n"
        "import { ask } from './functions/ask/resource';\n"
        "defineBackend({ ask });\n"
    ),
    f"{FOLDER}/functions/ask/resource.ts": (
        "import { defineFunction } from '@aws-amplify/backend';\n"
        "export const ask = defineFunction({ name: 'ask', environment: { MODE: 'fast' } });\n"
    ),
    HANDLER: "import { env } from '$amplify/env/ask';\nexport const handler = async () => env.MODE;\n",
}


def messages(workspace: Workspace) -> list[str]:
    return [diagnostic.message for diagnostic in workspace.diagnostics(HANDLER)]


def replace(workspace: Workspace, before: str, after: str) -> None:
    document = workspace.document(HANDLER)
    assert document is not None
    at = document.data.index(before.encode())
    start, end = (document.position(offset, Encoding.UTF16) for offset in (at, at + len(before)))
    workspace.change(HANDLER, [Change(after, start, end, Encoding.UTF16)], 2)


def test_another_member_of_the_same_name() -> None:
    workspace = Workspace(MemoryDisk(FILES))
    workspace.open(HANDLER, FILES[HANDLER], 1)
    assert messages(workspace) == []
    replace(workspace, "env.MODE", "env.MODES")
    assert messages(workspace) == ["The function `ask` has no environment variable `MODES`."]
    replace(workspace, "env.MODES", "env.MODE")
    assert messages(workspace) == []
