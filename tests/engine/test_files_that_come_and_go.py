"""Findings about imports follow the files that appear and vanish."""

from __future__ import annotations

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk

BACKEND = "/project/amplify/backend.ts"
SCRIPT = "/project/amplify/backend.js"
AUTH = "/project/amplify/auth/resource.ts"
TWIN = "/project/amplify/auth/resource.js"
CONFIG = "/project/tsconfig.json"
DEFINE = "import { defineBackend } from '@aws-amplify/backend';\n"
AUTH_TEXT = (
    "import { defineAuth } from '@aws-amplify/backend';\nexport const auth = defineAuth({ loginWith: { email: true } });\n"
)


def codes(workspace: Workspace) -> list[str]:
    return sorted(each.code for path in workspace.files() for each in workspace.diagnostics(path))


def backend(specifier: str) -> str:
    return f"{DEFINE}import {{ auth }} from '{specifier}';\ndefineBackend({{ auth }});\n"


def opened(disk: MemoryDisk) -> Workspace:
    workspace = Workspace(disk)
    workspace.load(BACKEND)
    return workspace


def test_an_imported_file_appears_and_vanishes() -> None:
    disk = MemoryDisk({BACKEND: backend("./auth/resource")})
    workspace = opened(disk)
    assert codes(workspace) == ["project/missing-file"]
    disk.write(AUTH, AUTH_TEXT)
    workspace.disk_changed([AUTH])
    assert codes(workspace) == []
    disk.remove("/project/amplify/auth")
    workspace.disk_changed(["/project/amplify/auth"])
    assert codes(workspace) == ["project/missing-file"]


def test_declarations_appear_beside_what_is_imported() -> None:
    disk = MemoryDisk({BACKEND: f"{backend('./auth/resource')}import {{ v }} from './v';\nconsole.log(v);\n", AUTH: AUTH_TEXT})
    workspace = opened(disk)
    assert codes(workspace) == ["project/missing-file"]
    disk.write("/project/amplify/v.d.ts", "export const v: string;")
    workspace.notice_disk()
    assert codes(workspace) == []


def test_an_alias_is_declared() -> None:
    mapped = '{ "compilerOptions": { "paths": { "@/*": ["./amplify/*"] } } }'
    extending = '{ "extends": "../tsconfig.json" }'
    disk = MemoryDisk(
        {BACKEND: backend("@/auth/resource"), AUTH: AUTH_TEXT, "/project/amplify/tsconfig.json": extending, CONFIG: mapped}
    )
    workspace = opened(disk)
    assert codes(workspace) == []
    disk.write("/project/amplify/tsconfig.json", "{}")
    workspace.disk_changed(["/project/amplify/tsconfig.json"])
    assert codes(workspace) == ["project/missing-file"]


def test_another_backend_appears() -> None:
    disk = MemoryDisk({BACKEND: backend("./auth/resource"), AUTH: AUTH_TEXT})
    workspace = opened(disk)
    assert codes(workspace) == []
    disk.write(SCRIPT, f"{DEFINE}defineBackend({{}});\n")
    workspace.disk_changed([SCRIPT])
    assert "project/shadowed-backend" in codes(workspace)
    disk.remove(SCRIPT)
    workspace.disk_changed([SCRIPT])
    assert codes(workspace) == []


def test_a_twin_is_left_alone_until_it_is_the_only_one() -> None:
    wrong = AUTH_TEXT.replace("email: true", "")
    disk = MemoryDisk({BACKEND: backend("./auth/resource"), AUTH: AUTH_TEXT, TWIN: wrong})
    workspace = opened(disk)
    assert codes(workspace) == []
    disk.remove(AUTH)
    workspace.disk_changed([AUTH])
    assert codes(workspace) == ["auth/no-login-method"]


def test_a_file_is_imported_that_was_not() -> None:
    other = "/project/amplify/old/schema.ts"
    schema = (
        "import { a } from '@aws-amplify/backend';\n"
        "export const schema = a.schema({ Post: a.model({ comments: a.hasMany('Coment', 'postId') }) })"
        ".authorization((allow) => [allow.publicApiKey()]);\n"
    )
    disk = MemoryDisk({BACKEND: backend("./auth/resource"), AUTH: AUTH_TEXT, other: schema})
    workspace = opened(disk)
    assert [each.severity.value for each in workspace.diagnostics(other)] == ["warning"]
    workspace.open(BACKEND, f"{backend('./auth/resource')}import './old/schema';\n", 1)
    assert [each.severity.value for each in workspace.diagnostics(other)] == ["error"]
