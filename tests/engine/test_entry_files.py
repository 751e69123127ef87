"""The file with the handler of a function: a finding comes and goes with it."""

from __future__ import annotations

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk

FOLDER = "/project/amplify"
RESOURCE = f"{FOLDER}/functions/report/resource.ts"
HANDLER = f"{FOLDER}/functions/report/handler.ts"
CODE = "export const handler = async () => 'done';\n"


@pytest.fixture
def disk() -> MemoryDisk:
    call = "export const report = defineFunction({ name: 'report' });\n"
    backend = "import { report } from './functions/report/resource';\n\ndefineBackend({ report });\n"
    return MemoryDisk(
        {
            RESOURCE: f"import {{ defineFunction }} from '@aws-amplify/backend';\n\n{call}",
            f"{FOLDER}/backend.ts": f"import {{ defineBackend }} from '@aws-amplify/backend';\n{backend}",
        }
    )


def codes(workspace: Workspace) -> list[str]:
    return [diagnostic.code for diagnostic in workspace.diagnostics(RESOURCE)]


def loaded(disk: MemoryDisk) -> Workspace:
    workspace = Workspace(disk)
    workspace.load(RESOURCE)
    assert codes(workspace) == ["function/missing-entry-file"]
    return workspace


def test_it_goes_when_the_file_is_created(disk: MemoryDisk) -> None:
    workspace = loaded(disk)
    disk.write(HANDLER, CODE)
    workspace.disk_changed([HANDLER])
    assert codes(workspace) == []


def test_it_goes_without_a_notice_of_the_client(disk: MemoryDisk) -> None:
    workspace = loaded(disk)
    disk.write(HANDLER, CODE)
    workspace.notice_disk()
    assert codes(workspace) == []


def test_it_goes_when_the_file_is_open_and_not_saved(disk: MemoryDisk) -> None:
    workspace = loaded(disk)
    workspace.open(HANDLER, CODE, 1)
    assert codes(workspace) == []


def test_it_comes_back_when_the_file_is_deleted(disk: MemoryDisk) -> None:
    disk.write(HANDLER, CODE)
    workspace = Workspace(disk)
    workspace.load(RESOURCE)
    assert codes(workspace) == []
    disk.remove(HANDLER)
    workspace.disk_changed([HANDLER])
    assert codes(workspace) == ["function/missing-entry-file"]
