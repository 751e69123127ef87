"""The edits that moved files and folders require."""

from __future__ import annotations

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.engine.fixing import applied
from amplify_ls.engine.navigation.navigating import file_moves
from amplify_ls.ide.navigation.moves import Move
from amplify_ls.text.disk import MemoryDisk
from tests.ide.scene import AUTH, DATA, FOLDER, SIGN_IN, schema

BACKEND = f"{FOLDER}/backend.ts"
FUNCTION = f"{FOLDER}/functions/report/resource.ts"
HANDLER = f"{FOLDER}/functions/report/handler.ts"
FILES = {
    BACKEND: """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource.js';
import { report } from './functions/report';

defineBackend({ auth, data, report });
""",
    AUTH: SIGN_IN,
    DATA: schema(
        "  sun: a.query().returns(a.string()).handler(a.handler.custom({ entry: './resolvers/sun.js' })),",
    ).replace("import {", "import { shared } from '../library/names';\nimport {", 1),
    f"{FOLDER}/data/resolvers/sun.js": "export const request = () => ({});\nexport const response = () => null;\n",
    f"{FOLDER}/library/names.ts": "export const shared = 1;\n",
    f"{FOLDER}/functions/report/index.ts": "export * from './resource';\n",
    FUNCTION: """\
import { defineFunction } from '@aws-amplify/backend';
export const report = defineFunction({ name: 'report', entry: "./handler.ts" });
""",
    HANDLER: "import { help } from '../help';\nexport const handler = async () => help;\n",
    f"{FOLDER}/functions/help.ts": "export const help = 1;\n",
}


def moved(*moves: tuple[str, str], texts: dict[str, str] | None = None) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The changed lines of each file, and the consequences."""
    files = {**FILES, **(texts or {})}
    workspace = Workspace(MemoryDisk(files))
    workspace.load(BACKEND)
    found = file_moves(workspace, [Move(f"{FOLDER}/{old}", f"{FOLDER}/{new}") for old, new in moves])
    changed: dict[str, list[str]] = {}
    for path in sorted({edit.path for edit in found.edits}):
        after = applied(files[path].encode(), (edit for edit in found.edits if edit.path == path)).decode()
        lines = [line for line in after.splitlines() if line not in files[path].splitlines()]
        changed[path.removeprefix(f"{FOLDER}/")] = lines
    return changed, found.consequences


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("auth/resource.ts", "auth/sign-in.ts", {"backend.ts": ["import { auth } from './auth/sign-in';"]}),
        ("auth", "login", {"backend.ts": ["import { auth } from './login/resource';"]}),
        (
            "data/resource.ts",
            "api/v2/schema.ts",
            {
                "backend.ts": ["import { data } from './api/v2/schema.js';"],
                "data/resource.ts": [
                    "import { shared } from '../../library/names';",
                    "  sun: a.query().returns(a.string()).handler(a.handler.custom({ entry: '../../data/resolvers/sun.js' })),",
                ],
            },
        ),
        (
            "data/resolvers/sun.js",
            "data/sun-resolver.js",
            {
                "data/resource.ts": [
                    "  sun: a.query().returns(a.string()).handler(a.handler.custom({ entry: './sun-resolver.js' })),",
                ]
            },
        ),
        (
            "functions/report/handler.ts",
            "functions/report/src/main.ts",
            {
                "functions/report/resource.ts": [
                    "export const report = defineFunction({ name: 'report', entry: \"./src/main.ts\" });"
                ],
                "functions/report/handler.ts": ["import { help } from '../../help';"],
            },
        ),
        ("functions/report", "functions/summary", {"backend.ts": ["import { report } from './functions/summary';"]}),
        ("functions/help.ts", "help.ts", {"functions/report/handler.ts": ["import { help } from '../../help';"]}),
        ("library/names.ts", "library/names.ts", {}),
    ],
)
def test_paths_are_written_for_the_new_place(old: str, new: str, changed: dict[str, list[str]]) -> None:
    assert moved((old, new))[0] == changed


def test_several_moves_are_applied_together() -> None:
    changed, _ = moved(("functions", "lambda"), ("library", "common"))
    assert changed["backend.ts"] == ["import { report } from './lambda/report';"]
    assert changed["data/resource.ts"] == ["import { shared } from '../common/names';"]


def test_a_move_that_renames_a_function_says_so() -> None:
    unnamed = FILES[FUNCTION].replace("name: 'report', entry: \"./handler.ts\"", "")
    assert moved(("functions/report", "functions/summary"))[1] == ()
    assert "deletes the function" in "".join(moved(("functions/report", "functions/summary"), texts={FUNCTION: unnamed})[1])


def test_files_that_no_project_has_change_nothing() -> None:
    workspace = Workspace(MemoryDisk(FILES))
    workspace.load(BACKEND)
    assert file_moves(workspace, [Move("/project/README.md", "/project/docs.md"), Move("/a", "/b")]).edits == ()
