"""What a file mentions is read from its text, so it follows edits that leave the meaning of the code as it was."""

from __future__ import annotations

from amplify_ls.engine.workspace import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change

BACKEND = "/p/amplify/backend.ts"
FUNCTION = "/p/amplify/functions/weekly-report/resource.ts"
TEXT = """import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
function bundle(folder: string) {
  for (;;) { folder += './functions/yearly-report/handler.ts'; }
}
"""
FILES = {
    BACKEND: TEXT,
    "/p/amplify/auth/resource.ts": "import { defineAuth } from '@aws-amplify/backend';\n\n"
    "export const auth = defineAuth({ loginWith: { email: true } });\n",
    FUNCTION: "import { defineFunction } from '@aws-amplify/backend';\n\n"
    "export const weeklyReport = defineFunction({ name: 'weekly-report' });\n",
    "/p/amplify/functions/weekly-report/handler.ts": "export const handler = async () => 'done';\n",
}


def test_a_folder_that_code_comes_to_mention_is_used() -> None:
    workspace = Workspace(MemoryDisk(FILES))
    workspace.open(BACKEND, TEXT, 1)
    assert [each.code for each in workspace.diagnostics(FUNCTION)] == ["project/unused-function"]
    workspace.change(BACKEND, [Change(TEXT.replace("yearly-report", "weekly-report"))], 2)
    assert workspace.diagnostics(FUNCTION) == ()
    workspace.change(BACKEND, [Change(TEXT)], 3)
    assert [each.code for each in workspace.diagnostics(FUNCTION)] == ["project/unused-function"]
