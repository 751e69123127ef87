"""The disk as the engine sees it: what is read, what shadows it, and what changes without notice."""

from __future__ import annotations

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change

DATA = "/project/amplify/data/resource.ts"
MODELS = "/project/amplify/data/models.ts"
BACKEND = "/project/amplify/backend.ts"
GOOD = """import { a, defineData } from '@aws-amplify/backend';
import { Post } from './models';
const schema = a.schema({ Post, Author: a.model({ posts: a.hasMany('Post', 'authorId') }) })
  .authorization((allow) => [allow.publicApiKey()]);
export const data = defineData({ schema });
"""
POST = """import { a } from '@aws-amplify/backend';
export const Post = a.model({ authorId: a.id(), author: a.belongsTo('Author', 'authorId') });
"""
WIRED = """import { defineBackend } from '@aws-amplify/backend';
import { data } from './data/resource';
defineBackend({ data });
"""
POST_WITHOUT_FIELD = POST.replace("authorId: a.id(), ", "")


def project() -> MemoryDisk:
    return MemoryDisk({DATA: GOOD, MODELS: POST, BACKEND: WIRED})


def codes(workspace: Workspace, path: str) -> list[str]:
    return [item.code for item in workspace.diagnostics(path)]


def test_an_open_file_shadows_the_disk_until_it_is_closed() -> None:
    workspace = Workspace(project())
    workspace.open(DATA, GOOD, 1)
    workspace.open(MODELS, POST_WITHOUT_FIELD, 1)
    assert codes(workspace, MODELS) == ["data/missing-reference-field"]
    workspace.close(MODELS)
    assert codes(workspace, MODELS) == []


def test_a_file_that_nobody_opened_changes_on_the_disk() -> None:
    disk = project()
    workspace = Workspace(disk)
    workspace.open(DATA, GOOD, 1)
    assert codes(workspace, MODELS) == []
    disk.write(MODELS, POST_WITHOUT_FIELD)
    workspace.notice_disk()
    assert codes(workspace, MODELS) == ["data/missing-reference-field"]
    assert workspace.changed_files() == [MODELS]
    disk.write(MODELS, POST)
    workspace.disk_changed([MODELS])
    assert codes(workspace, MODELS) == []
    assert workspace.changed_files() == [MODELS]


def test_a_deleted_file_takes_its_diagnostics_with_it() -> None:
    disk = project()
    disk.write(MODELS, POST_WITHOUT_FIELD)
    workspace = Workspace(disk)
    workspace.open(DATA, GOOD, 1)
    assert codes(workspace, MODELS)
    disk.remove(MODELS)
    workspace.notice_disk()
    assert codes(workspace, MODELS) == []
    assert codes(workspace, DATA) == ["project/missing-file"]
    disk.write(MODELS, POST_WITHOUT_FIELD)
    workspace.notice_disk()
    assert codes(workspace, DATA) == []
    assert codes(workspace, MODELS) == ["data/missing-reference-field"]


def test_a_deleted_folder_takes_everything_in_it() -> None:
    disk = project()
    disk.remove(MODELS)
    disk.write("/project/amplify/data/models/index.ts", POST_WITHOUT_FIELD)
    workspace = Workspace(disk)
    workspace.load(DATA)
    assert codes(workspace, "/project/amplify/data/models/index.ts")
    disk.remove("/project/amplify/data/models")
    workspace.disk_changed(["/project/amplify/data/models"])
    assert codes(workspace, "/project/amplify/data/models/index.ts") == []


def test_a_new_file_joins_its_project_without_notice() -> None:
    disk = project()
    workspace = Workspace(disk)
    workspace.load(DATA)
    other = "/project/amplify/other/resource.ts"
    disk.write(other, GOOD.replace("./models", "../data/models").replace("'authorId'", "'writerId'"))
    assert codes(workspace, other) == []
    workspace.notice_disk()
    assert codes(workspace, other)


def test_a_folder_becomes_a_project_when_its_backend_file_comes_up() -> None:
    disk = MemoryDisk({"/project/amplify/data/schema.ts": GOOD, "/project/amplify/data/models.ts": POST_WITHOUT_FIELD})
    workspace = Workspace(disk)
    workspace.open("/project/amplify/data/schema.ts", GOOD, 1)
    assert workspace.projects() == []
    disk.write(BACKEND, "import { defineBackend } from '@aws-amplify/backend';\n")
    workspace.disk_changed([BACKEND])
    assert workspace.projects() == ["/project/amplify"]
    assert codes(workspace, MODELS) == ["data/missing-reference-field"]


def test_a_file_beside_the_folder_is_judged_in_the_project_that_reads_it() -> None:
    disk = project()
    disk.write(DATA, GOOD.replace("./models", "../../common/models"))
    disk.write("/project/common/models.ts", POST_WITHOUT_FIELD)
    workspace = Workspace(disk)
    workspace.open("/project/common/models.ts", POST_WITHOUT_FIELD, 1)
    assert codes(workspace, "/project/common/models.ts") == ["data/missing-reference-field"]
    workspace.change("/project/common/models.ts", [Change(POST)], 2)
    assert codes(workspace, "/project/common/models.ts") == []


def test_two_projects_are_kept_apart() -> None:
    disk = project()
    disk.write("/other/amplify/backend.ts", "import { defineBackend } from '@aws-amplify/backend';\n")
    disk.write("/other/amplify/data/resource.ts", GOOD)
    disk.write("/other/amplify/data/models.ts", POST_WITHOUT_FIELD)
    workspace = Workspace(disk)
    workspace.load(DATA)
    workspace.load("/other/amplify/data/resource.ts")
    assert workspace.projects() == ["/other/amplify", "/project/amplify"]
    assert codes(workspace, MODELS) == []
    assert codes(workspace, "/other/amplify/data/models.ts") == ["data/missing-reference-field"]


def test_a_first_generation_tree_is_no_project() -> None:
    disk = MemoryDisk(
        {"/project/amplify/backend/api/schema.graphql": "type A @model { id: ID! }", "/project/amplify/cli.json": "{}"}
    )
    workspace = Workspace(disk)
    workspace.load("/project/amplify/backend/api/x.ts")
    assert workspace.projects() == []


def test_a_project_that_is_not_saved_yet_is_checked() -> None:
    workspace = Workspace(MemoryDisk({}))
    workspace.open(DATA, GOOD.replace("import { Post } from './models';\n", "").replace("{ Post, ", "{ "), 1)
    assert codes(workspace, DATA) == ["data/unknown-related-model"]
