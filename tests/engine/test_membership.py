"""What belongs to a project depends on names, texts and imports, and never on what is open."""

from __future__ import annotations

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change
from tests.engine.support import told

ROOT = "/p/amplify"
BACKEND = f"{ROOT}/backend.ts"
AUTH = f"{ROOT}/auth/resource.ts"
TRIGGER = f"{ROOT}/auth/post-confirmation/resource.ts"
LOST_IMPORT = "export const postConfirmation = defineFunction({\n  name: 'post-confirmation',\n});\n"
FILES = {
    BACKEND: "import { defineBackend } from '@aws-amplify/backend';\n"
    "import { auth } from './auth/resource';\ndefineBackend({ auth });\n",
    AUTH: "import { defineAuth } from '@aws-amplify/backend';\n"
    "export const auth = defineAuth({ loginWith: { email: true }, groups: ['A'] });\n",
}


def diagnostics(workspace: Workspace) -> dict[str, list[tuple[str, str]]]:
    return {path: told(workspace, path) for path in workspace.files()}


def files_with(more: dict[str, str], imported: str = "") -> dict[str, str]:
    return {**FILES, AUTH: f"{imported}{FILES[AUTH]}", **more}


def closed(files: dict[str, str]) -> Workspace:
    workspace = Workspace(MemoryDisk(files))
    workspace.load(BACKEND)
    return workspace


@pytest.mark.parametrize(
    ("path", "text", "imported"),
    [
        (TRIGGER, LOST_IMPORT, ""),
        (TRIGGER, LOST_IMPORT, "import { postConfirmation } from './post-confirmation/resource';\n"),
        (f"{ROOT}/auth/trigger.ts", LOST_IMPORT, "import { postConfirmation } from './trigger';\n"),
        (f"{ROOT}/auth/trigger.ts", LOST_IMPORT, ""),
        (f"{ROOT}/auth/notes.ts", "// amplify-ls-ignore data/*: nothing here\nexport const x = missing;\n", ""),
        (f"{ROOT}/auth/.cache/resource.ts", LOST_IMPORT, ""),
        (f"{ROOT}/auth/types.d.ts", "declare const x: string;\n", ""),
        ("/p/common/trigger.ts", LOST_IMPORT, "import { postConfirmation } from '../../common/trigger';\n"),
    ],
)
def test_opening_a_file_changes_nothing(path: str, text: str, imported: str) -> None:
    files = files_with({path: text}, imported)
    workspace = closed(files)
    before = diagnostics(workspace)
    workspace.open(path, text, 1)
    assert diagnostics(workspace) == before
    workspace.editing(path).hover(5)
    workspace.close(path)
    assert diagnostics(workspace) == before


def test_a_resource_file_belongs_to_the_project_without_any_import() -> None:
    workspace = closed(files_with({TRIGGER: LOST_IMPORT}))
    assert ("project/undeclared-name", "defineFunction") in told(workspace, TRIGGER) or TRIGGER in workspace.files()


def test_what_a_member_imports_is_a_member() -> None:
    trigger = f"{ROOT}/auth/trigger.ts"
    workspace = closed(files_with({trigger: LOST_IMPORT}, "import { postConfirmation } from './trigger';\n"))
    assert told(workspace, trigger) == [("project/undeclared-name", "defineFunction")]


def test_a_file_that_loses_its_last_mark_is_no_member_any_more() -> None:
    path = f"{ROOT}/data/models.ts"
    text = "import { a } from '@aws-amplify/backend';\nexport const x = a.model({ y: a.strin() });\n"
    workspace = closed(files_with({path: text}))
    workspace.open(path, text, 1)
    assert path in workspace.files()
    workspace.change(path, [Change("export const x = 1;\n")], 2)
    assert path not in workspace.files()
    workspace.change(path, [Change(text)], 3)
    assert path in workspace.files()


def test_a_folder_is_no_project_any_more_when_its_files_are_gone() -> None:
    disk = MemoryDisk(FILES)
    workspace = Workspace(disk)
    workspace.load(BACKEND)
    assert workspace.projects() == [ROOT]
    disk.remove(ROOT)
    workspace.disk_changed([ROOT])
    assert workspace.projects() == []
    assert workspace.files() == []


SHARED = "/r/common/groups.ts"
TWO = {
    "/r/one/amplify/backend.ts": FILES[BACKEND],
    "/r/one/amplify/auth/resource.ts": FILES[AUTH],
    "/r/two/amplify/backend.ts": FILES[BACKEND],
    "/r/two/amplify/auth/resource.ts": "import { groups } from '../../../common/groups';\n"
    f"console.log(groups);\n{FILES[AUTH]}",
    SHARED: "export const groups = ['A'];\n",
    "/r/other.ts": "export const other = 1;\n",
}


def test_a_file_outside_belongs_to_the_project_that_reads_it() -> None:
    workspace = Workspace(MemoryDisk(TWO))
    for name in ("one", "two"):
        workspace.load(f"/r/{name}/amplify/backend.ts")
    workspace.open(SHARED, TWO[SHARED], 1)
    project = workspace.project_of(SHARED)
    assert project is not None
    assert project.folder == "/r/two/amplify"
    assert workspace.project_of("/r/other.ts") is None


def test_a_file_that_no_project_reads_is_served_by_itself() -> None:
    workspace = Workspace(MemoryDisk(TWO))
    workspace.load("/r/one/amplify/backend.ts")
    text = "import { a } from '@aws-amplify/backend';\nexport const x = a.model({ y: a. });\n"
    workspace.open("/r/new.ts", text, 1)
    assert "string" in [item.label for item in workspace.editing("/r/new.ts").completions(text.index("a. }") + 2)]
    workspace.change("/r/new.ts", [Change(text.replace("a. }", "a.s }"))], 2)
    assert workspace.project_of("/r/new.ts") is None


def test_what_one_project_does_to_a_shared_value_does_not_show_in_the_other() -> None:
    # `check` looks at each project alone.
    schema = "import { a } from '@aws-amplify/backend';\nexport const fields: any = { name: a.string() };\n"
    data = (
        "import { a, defineData } from '@aws-amplify/backend';\nimport { fields } from '../../../common/fields';\n{}"
        "export const data = defineData({{ schema: a.schema({{ Post: a.model(fields)"
        ".secondaryIndexes((index) => [index('title')]).authorization((allow) => [allow.owner()]) }}) }});\n"
    )
    files = {
        "/r/one/amplify/backend.ts": FILES[BACKEND].replace("auth", "data"),
        "/r/one/amplify/data/resource.ts": data.replace("{}", "").replace("{{", "{").replace("}}", "}"),
        "/r/two/amplify/backend.ts": FILES[BACKEND].replace("auth", "data"),
        "/r/two/amplify/data/resource.ts": data.replace("{}", "fields.title = a.string();\n")
        .replace("{{", "{")
        .replace("}}", "}"),
        "/r/common/fields.ts": schema,
    }
    alone = Workspace(MemoryDisk(files))
    alone.load("/r/one/amplify/backend.ts")
    path = "/r/one/amplify/data/resource.ts"
    both = Workspace(MemoryDisk(files))
    both.load("/r/two/amplify/backend.ts")
    both.load("/r/one/amplify/backend.ts")
    assert told(both, path) == told(alone, path)


def test_a_file_belongs_to_the_nearest_folder_around_it() -> None:
    inner = f"{ROOT}/packages/inner/amplify"
    files = {**FILES, f"{inner}/backend.ts": FILES[BACKEND], f"{inner}/auth/resource.ts": FILES[AUTH]}
    workspace = Workspace(MemoryDisk(files))
    for path in (BACKEND, f"{inner}/backend.ts"):
        workspace.load(path)
    found = {path: workspace.project_of(path) for path in (AUTH, f"{inner}/auth/resource.ts")}
    assert {path: project and project.folder for path, project in found.items()} == {
        AUTH: ROOT,
        f"{inner}/auth/resource.ts": inner,
    }
