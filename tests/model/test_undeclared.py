"""Names that nothing declares, against what the TypeScript compiler says about the same snippets."""

from __future__ import annotations

from pathlib import Path

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk

TABLE = Path(__file__).with_name("names.tsv")
"""A snippet and, behind a tab, the names and keys in it that the compiler refuses."""
CODES = ("project/undeclared-name", "project/use-before-declaration", "project/repeated-property")
BACKEND = "import { defineBackend } from '@aws-amplify/backend';\nimport './shared/resource';\n\ndefineBackend({});\n"


def _rows() -> list[tuple[str, tuple[str, ...]]]:
    lines = TABLE.read_text().splitlines()
    return [(code, tuple(refused.split())) for code, _, refused in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize(("code", "refused"), _rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_names_that_the_compiler_refuses(code: str, refused: tuple[str, ...]) -> None:
    text = f"export {{}};\n{code}\n"
    files = {"/p/amplify/backend.ts": BACKEND, "/p/amplify/shared/resource.ts": text}
    workspace = Workspace(MemoryDisk(files))
    workspace.load("/p/amplify/backend.ts")
    found = [each for each in workspace.diagnostics("/p/amplify/shared/resource.ts") if each.code in CODES]
    data = text.encode()
    names = {data[each.start : each.end].decode().strip("'\"") for each in found}
    assert names == set(refused)


def test_an_edit_of_a_declaration_is_noticed() -> None:
    path = "/p/amplify/shared/resource.ts"
    workspace = Workspace(MemoryDisk({"/p/amplify/backend.ts": BACKEND, path: "const one = 1;\nexport const two = one;\n"}))
    workspace.load("/p/amplify/backend.ts")
    assert not workspace.diagnostics(path)
    workspace.open(path, "const ones = 1;\nexport const two = one;\n", 1)
    assert [each.code for each in workspace.diagnostics(path)] == ["project/undeclared-name"]


def test_declarations_for_all_files_count_when_they_appear() -> None:
    path = "/p/amplify/shared/resource.ts"
    disk = MemoryDisk({"/p/amplify/backend.ts": BACKEND, path: "export type Mine = Yours;\n"})
    workspace = Workspace(disk)
    workspace.load("/p/amplify/backend.ts")
    assert [each.code for each in workspace.diagnostics(path)] == ["project/undeclared-name"]
    disk.write("/p/amplify/types.d.ts", "interface Yours { name: string }\n")
    workspace.disk_changed(["/p/amplify/types.d.ts"])
    assert not workspace.diagnostics(path)
    disk.write("/p/amplify/types.d.ts", "interface Theirs { name: string }\n")
    workspace.disk_changed(["/p/amplify/types.d.ts"])
    assert [each.code for each in workspace.diagnostics(path)] == ["project/undeclared-name"]
