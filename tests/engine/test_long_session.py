"""A long session takes no more memory than a short one: what an edit replaces is let go."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine.bounds import MANY_CHANGES
from amplify_ls.engine.workspace import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.values.resolution.module import Module

FILES = {
    "/p/amplify/functions/report/resource.ts": """\
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report', timeoutSeconds: 3 });
""",
    "/p/amplify/auth/resource.ts": """\
import { defineAuth } from '@aws-amplify/backend';
import { report } from '../functions/report/resource';

export const auth = defineAuth({
  loginWith: { email: { verificationEmailSubject: 'Hello' } },
  groups: ['Admins'],
  access: (allow) => [allow.resource(report).to(['listUsers'])],
});
""",
    "/p/amplify/storage/resource.ts": """\
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'files',
  access: (allow) => ({
    'docs/*': [allow.authenticated.to(['read']), allow.groups(['Admins']).to(['read', 'write'])],
  }),
});
""",
    "/p/amplify/data/resource.ts": """\
import { a, defineData } from '@aws-amplify/backend';

const schema = a.schema({
  Post: a.model({ title: a.string() }).authorization((allow) => [allow.group('Admins').to(['read'])]),
  Echo: a.query().returns(a.string()).handler(a.handler.function('echo')).authorization((allow) => [allow.authenticated()]),
});

export const data = defineData({ schema });
""",
    "/p/amplify/backend.ts": """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';
import { report } from './functions/report/resource';
import { storage } from './storage/resource';

const backend = defineBackend({ auth, data, report, storage });
backend.report.addEnvironment('BUCKET', backend.storage.resources.bucket.bucketName);
""",
}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("functions/report/resource.ts", "name: 'report"),
        ("auth/resource.ts", "verificationEmailSubject: 'Hello"),
        ("auth/resource.ts", "groups: ['Admins"),
        ("storage/resource.ts", "'docs"),
        ("data/resource.ts", "title"),
        ("data/resource.ts", "group('Admins"),
        ("backend.ts", "addEnvironment('BUCKET"),
        ("backend.ts", "report"),
    ],
)
def test_what_an_edit_replaces_is_let_go(path: str, place: str) -> None:
    workspace = Workspace(MemoryDisk(FILES))
    full = f"/p/amplify/{path}"
    workspace.open(full, FILES[full], 1)
    offset = FILES[full].index(place) + len(place)

    def type_and_delete() -> None:
        for text, start, end in (("x", offset, offset), ("", offset, offset + 1)):
            document = workspace.document(full)
            assert document is not None
            places = (document.position(each, Encoding.UTF16) for each in (start, end))
            workspace.change(full, [Change(text, *places, Encoding.UTF16)], 2)
            workspace.changed_files()

    _repeat(type_and_delete, 20)
    before = _objects()
    _repeat(type_and_delete, 60)
    # Names that were never seen before are kept for a while; what each edit makes is a hundred objects and more.
    assert _objects() - before < 600


@pytest.mark.parametrize("path", ["functions/report/resource.ts", "data/other.ts"])
def test_a_deleted_file_leaves_nothing_behind(path: str) -> None:
    disk = MemoryDisk(FILES)
    workspace = Workspace(disk)
    workspace.load("/p/amplify")
    full = f"/p/amplify/{path}"
    modules: list[weakref.ref[Module]] = []

    def come_and_go() -> None:
        disk.write(full, FILES["/p/amplify/functions/report/resource.ts"])
        workspace.disk_changed([full])
        workspace.changed_files()
        module = workspace.module(full)
        assert module is not None
        modules.append(weakref.ref(module))
        disk.remove(full)
        workspace.disk_changed([full])
        workspace.changed_files()

    _repeat(come_and_go, 5)
    assert workspace.let_go()
    before = _objects()
    _repeat(come_and_go, 20)
    assert workspace.count_gone() == 20
    assert workspace.let_go()
    assert not workspace.let_go()
    gc.collect()
    assert not any(module() for module in modules)
    assert _objects() - before < 100


def test_what_only_a_request_has_read_is_let_go_with_a_file() -> None:
    disk = MemoryDisk(FILES)
    workspace = Workspace(disk)
    workspace.load("/p/amplify")
    full = "/p/amplify/functions/report/resource.ts"
    module = workspace.module(full)
    project = workspace.project_of(full)
    assert module is not None
    assert project is not None
    # The index of exported names is built for a fix, and asked again for the next one at the earliest.
    assert "report" in project.exporters.names()
    file = weakref.ref(module.file)
    del module
    disk.remove(full)
    workspace.disk_changed([full])
    workspace.changed_files()
    assert workspace.let_go()
    gc.collect()
    assert file() is None
    assert "report" not in project.exporters.names()


def test_no_table_of_a_rule_keeps_a_project() -> None:
    wrong = FILES["/p/amplify/data/resource.ts"].replace(
        "a.string() })", "a.string(1).default(true) }).disableOperations(['x'])"
    )
    workspace = Workspace(MemoryDisk({**FILES, "/p/amplify/data/resource.ts": wrong}))
    workspace.load("/p/amplify")
    assert len(workspace.diagnostics("/p/amplify/data/resource.ts")) > 1
    project = workspace.project_of("/p/amplify/data/resource.ts")
    assert project is not None
    known = weakref.ref(project)
    del workspace, project
    gc.collect()
    assert known() is None


def test_names_that_were_typed_leave_nothing_behind() -> None:
    workspace = Workspace(MemoryDisk(FILES))
    full = "/p/amplify/data/resource.ts"
    workspace.open(full, FILES[full], 1)
    workspace.changed_files()

    def type_names(start: int, end: int) -> None:
        for number in range(start, end):
            for name in (f"data{number}", "data"):
                text = FILES[full].replace("const data", f"import './m{number}';\nexport const {name}")
                workspace.change(full, [Change(text)], 2)
                workspace.changed_files()

    type_names(0, MANY_CHANGES // 20)
    for _ in range(MANY_CHANGES):
        workspace.change(full, [Change(FILES[full])], 2)
    assert workspace.let_go()
    before = _objects()
    type_names(100, 100 + MANY_CHANGES // 20)
    for _ in range(MANY_CHANGES):
        workspace.change(full, [Change(FILES[full])], 2)
    assert workspace.let_go()
    assert _objects() - before < 300


def _repeat(do: Callable[[], None], times: int) -> None:
    for _ in range(times):
        do()


def _objects() -> int:
    gc.collect()
    return len(gc.get_objects())
