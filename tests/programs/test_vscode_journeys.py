"""Five journeys in Visual Studio Code: what is offered first while a backend is written, with pictures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tests.programs.bookshop import write_bookshop
from tests.programs.code_server import code_server, drive, logs
from tests.programs.programs import INSTALLED
from tests.programs.suites import SCRIPTS

if TYPE_CHECKING:
    from pathlib import Path

MARK = "¦"


class Journey(NamedTuple):
    """A file with a mark at the cursor, what is typed there, and the completion that is wanted first."""

    file: str
    text: str
    typed: str
    wanted: str


SCHEMA = """\
import { type ClientSchema, a, defineData } from '@aws-amplify/backend';

const schema = a
  .schema({
    Publisher: a.model({
      name: a.string().required(),
      ¦
    }),
    Book: a.model({
      title: a.string().required(),
      pages: a.integer(),
    }),
  })
  .authorization((allow) => [allow.owner()]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool' },
});
"""
AUTH = """\
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      ¦
    },
  },
  groups: ['Editors'],
});
"""
STORAGE = """\
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'covers',
  access: (allow) => ({
    ¦
  }),
});
"""
FUNCTION = """\
import { defineFunction } from '@aws-amplify/backend';

export const salesReport = defineFunction({
  name: 'sales-report',
  schedule: ¦,
});
"""
JOURNEYS = {
    "relationship": Journey("amplify/data/resource.ts", SCHEMA, "books", "books"),
    "sign-in": Journey("amplify/auth/resource.ts", AUTH, "goo", "google"),
    "storage-path": Journey("amplify/storage/resource.ts", STORAGE, "'", "public/*"),
    "schedule": Journey("amplify/functions/sales-report/resource.ts", FUNCTION, "'", "every day"),
    "first-file": Journey("amplify/functions/welcome/resource.ts", MARK, "def", "defineFunction"),
}


def test_the_wanted_completion_is_first_in_five_journeys(package: Path, tmp_path: Path) -> None:
    state, workspace, pictures = tmp_path / "state", write_bookshop(tmp_path / "bookshop"), INSTALLED / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    steps = []
    for name, journey in JOURNEYS.items():
        before, _, after = journey.text.partition(MARK)
        (workspace / journey.file).parent.mkdir(parents=True, exist_ok=True)
        (workspace / journey.file).write_text(before + after, "utf-8")
        place = {"line": before.count("\n") + 1, "column": len(before.rpartition("\n")[2]) + 1}
        steps.append({"name": name, "file": journey.file, "text": journey.typed, "wanted": journey.wanted, **place})
    (workspace / "amplify/functions/sales-report/handler.ts").write_text("export const handler = async () => {};\n", "utf-8")
    (workspace / "journeys.json").write_text(json.dumps(steps), "utf-8")
    settings = {"editor.autoClosingQuotes": "never", "editor.autoClosingBrackets": "never"}
    with code_server(state, package, settings=settings) as url:
        done = drive(SCRIPTS / "journeys.mjs", url, str(workspace), str(pictures), timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    seen = json.loads(done.stdout)
    assert "error" not in seen, f"{json.dumps(seen, indent=1)}\n{logs(state)}"
    for name, journey in JOURNEYS.items():
        print(f"{name}: {', '.join(seen[name])}")
        assert journey.wanted in seen[name][0], seen[name]
        assert len(seen[name]) == len(set(seen[name])), seen[name]
        assert (pictures / f"journey-{name}.png").stat().st_size > 10_000
