"""What a file declares that is left out for its size is unknown, and unknown is never an error."""

from __future__ import annotations

import pytest

from amplify_ls.engine.workspace import Workspace
from amplify_ls.syntax.bounds import LARGEST_TEXT, MOST_STATEMENTS
from amplify_ls.text.disk import MemoryDisk

FILES = {
    "/p/amplify/backend.ts": """import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
import { send } from './send/resource';

defineBackend({ data, send });
""",
    "/p/amplify/data/resource.ts": """import { a, defineData } from '@aws-amplify/backend';
import { states } from './states';
import { send } from '../send/resource';

const schema = a
  .schema({
    Todo: a.model({ text: a.string(), state: a.enum(states) }),
    send: a.query().handler(a.handler.function(send)).returns(a.string()),
  })
  .authorization((allow) => [allow.publicApiKey()]);
export const data = defineData({ schema });
""",
    "/p/amplify/data/states.ts": "export const states = ['open', 'closed'];\n",
    "/p/amplify/send/resource.ts": """import { defineFunction } from '@aws-amplify/backend';

export const send = defineFunction({ entry: './handler.ts' });
""",
    "/p/amplify/send/handler.ts": "export const handler = async () => 'sent';\n",
    "/p/amplify/package.json": '{"type": "module"}',
}
BEHIND = {
    "statements": ";\n" * (MOST_STATEMENTS + 1),
    "errors": "x = ( ] ;\n" * 5000,
    "bytes": f"// {'x' * LARGEST_TEXT}\n",
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".ts")])
def test_no_findings_because_a_file_is_left_out(path: str, behind: str) -> None:
    for text in (FILES[path] + behind, behind + FILES[path]):
        workspace = Workspace(MemoryDisk({**FILES, path: text}))
        workspace.load("/p/amplify")
        assert {each.code for file in FILES for each in workspace.diagnostics(file)} <= {"project/skipped-file"}
