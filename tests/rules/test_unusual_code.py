"""Code that nobody writes every day, and that the real packages accept: no rule may call it an error.

Each text holds small projects: a name behind three equals signs, the main resource file, and further files behind three
dashes and a path. Every one was given to the real packages, version by version as the catalog names them, and was accepted
by all stages after the type check, which is switched off.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk

ROOT = "/project/amplify"
BUILDERS = "import { a } from '@aws-amplify/backend';\n"
BLIND = "// @ts-nocheck\n"
MAIN = {
    "data": (
        "import { type ClientSchema, a, defineData } from '@aws-amplify/backend';\n",
        "export type Schema = ClientSchema<typeof schema>;\n"
        "const modes = { defaultAuthorizationMode: 'userPool', apiKeyAuthorizationMode: { expiresInDays: 30 } };\n"
        "export const data = defineData({ schema, authorizationModes: modes });\n",
    ),
    "auth": ("import { defineAuth, defineFunction, secret } from '@aws-amplify/backend';\n", ""),
    "storage": ("import { defineFunction, defineStorage } from '@aws-amplify/backend';\n", ""),
    "functions/fn": ("import { defineFunction, secret } from '@aws-amplify/backend';\n", ""),
}
AROUND = {
    "auth/resource.ts": "import { defineAuth } from '@aws-amplify/backend';\n"
    "export const auth = defineAuth({ loginWith: { email: true }, groups: ['admins', 'users'] });\n",
    "functions/fn/handler.ts": "export const handler = async () => {};\n",
}


def projects(kind: str) -> list[tuple[str, dict[str, str]]]:
    """The projects of a text, each with its files by path."""
    text = (Path(__file__).parent / f"unusual_{kind.partition('/')[0]}.txt").read_text(encoding="utf-8")
    return [_project(kind, part) for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def _project(kind: str, part: str) -> tuple[str, dict[str, str]]:
    name, _, body = part.partition("\n")
    main, *others = re.split(r"^--- (\S+)\n", body, flags=re.MULTILINE)
    head, tail = MAIN[kind]
    files = {f"{kind}/resource.ts": head + main + tail, **AROUND} if kind != "auth" else {"auth/resource.ts": head + main}
    for path, text in zip(others[::2], others[1::2], strict=True):
        needs_builders = path.endswith(".ts") and "a." in text and "@aws-amplify/backend'" not in text
        files[path] = BUILDERS + text if needs_builders else text
    local = {"data": "data", "storage": "storage", "functions/fn": "fn"}
    imports = {"auth": "auth", **({local[kind]: kind} if kind in local else {})}
    lines = [f"import {{ {each} }} from './{folder}/resource';\n" for each, folder in imports.items()]
    backend = "import { defineBackend } from '@aws-amplify/backend';\n" + "".join(lines)
    files.setdefault("backend.ts", f"{backend}defineBackend({{ {', '.join(imports)} }});\n")
    return name, {path: (BLIND if path.endswith("ts") else "") + text for path, text in files.items()}


CASES = [pytest.param(files, id=f"{kind}-{name}") for kind in MAIN for name, files in projects(kind)]


@pytest.mark.parametrize("files", CASES)
def test_accepted_code_has_no_error(files: dict[str, str]) -> None:
    workspace = Workspace(MemoryDisk({f"{ROOT}/{path}": text for path, text in files.items()}))
    workspace.load(f"{ROOT}/backend.ts")
    found = [diagnostic for path in workspace.files() for diagnostic in workspace.diagnostics(path)]
    assert [(each.code, each.message) for each in found if each.severity is Severity.ERROR] == []
