"""The examples on the rules' pages, as projects that can be checked.

A block of a data rule may leave out the imports and ``defineData``, and has the resolver files that it names; a block of
another family is the whole file of its resource. A block that begins with the path of a file in a comment,
``// amplify/backend.ts``, is a whole project: each such line begins another file, ``// package.json`` included. A
block of a rule about Gen 1 is ``schema.graphql``, several files that begin with ``# amplify/...``, or ``data/resource.ts`` with
a schema in a string.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amplify_ls.engine import Diagnostic, RenderedFix

FOLDER = "/project/amplify"
DATA = f"{FOLDER}/data/resource.ts"
AUTH = f"{FOLDER}/auth/resource.ts"
BACKEND = f"{FOLDER}/backend.ts"
STORAGE = f"{FOLDER}/storage/resource.ts"
FUNCTION = f"{FOLDER}/functions/report/resource.ts"

_BLOCK = re.compile(r"^```(?:ts|graphql) (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DATA_HEAD = "import { type ClientSchema, a, defineData, defineFunction } from '@aws-amplify/backend';\n\n"
_DATA_TAIL = "\nexport const data = defineData({ schema });\n"
_FILE = re.compile(r"^// (amplify/\S+|package\.json)\n", re.MULTILINE)
_GEN1_FILE = re.compile(r"^# (amplify/\S+)\n", re.MULTILINE)
_GEN1_SCHEMA = "amplify/backend/api/app/schema.graphql"
_FUNCTION = re.compile(r"^export const (\w+) = defineFunction\(", re.MULTILINE)
_RESOLVER = re.compile(r"'\./([\w-]+\.(?:js|sql))'")
_RESOLVER_TEXT = "export const request = () => ({});\nexport const response = (ctx) => ctx.result;\n"
_FILLED_IN = "resolver.js"
"""The file that a fix names where the author names none."""
_ENTRY = re.compile(r"entry: '([^']+\.ts)'")
_HANDLER = "export const handler = async () => 'done';\n"
_GROUPS = re.compile(r"groups?\(\[?((?:'[^']+'(?:, )?)+)")
_AUTH = """import {{ defineAuth }} from '@aws-amplify/backend';

export const auth = defineAuth({{ loginWith: {{ email: true }}, groups: [{}] }});
"""

TOO_LONG = frozenset({"data/unchecked-entries"})
"""Rules about amounts, whose examples would fill pages. Their pages shorten them, and tests of their own have them whole."""


@dataclass(frozen=True, slots=True)
class Example:
    """One block of a page."""

    is_bad: bool
    text: str


def examples(page: str) -> list[Example]:
    """The tagged blocks of a page, in order."""
    return [Example(kind == "bad", text) for kind, text in _BLOCK.findall(page)]


def project(code: str, text: str) -> dict[str, str]:
    """The files of a project that an example stands for. ``code`` is that of its rule.

    Beside a file that defines a function stands its handler, unless the example is about such files.
    """
    files = _written(code, text)
    handlers = {
        posixpath.normpath(f"{posixpath.dirname(path)}/{entry}"): _HANDLER
        for path, content in files.items()
        if "defineFunction(" in content
        for entry in ("handler.ts", *_ENTRY.findall(content))
    }
    return files if code == "function/missing-entry-file" else {**handlers, **files}


def _written(code: str, text: str) -> dict[str, str]:
    if code.startswith("gen1/") and "defineData(" in text:
        return {DATA: text, BACKEND: _backend("data")}
    if code.startswith("gen1/"):
        parts = _GEN1_FILE.split(text)[1:] or [_GEN1_SCHEMA, text]
        return {f"/project/{path}": content for path, content in zip(parts[::2], parts[1::2], strict=True)}
    if _FILE.match(text):
        _, *parts = _FILE.split(text)
        return {f"/project/{path}": content for path, content in zip(parts[::2], parts[1::2], strict=True)}
    if code.startswith("auth/"):
        return {AUTH: text, BACKEND: _backend("auth")}
    if code.startswith("storage/"):
        return {STORAGE: text, AUTH: _auth(text), BACKEND: _backend("auth", "storage")}
    if code.startswith("function/"):
        return {FUNCTION: text, BACKEND: _function_backend(_FUNCTION.findall(text))}
    if code.startswith("backend/"):
        return {BACKEND: text, AUTH: _auth(text)}
    if "@aws-amplify/" not in text:
        text = _DATA_HEAD + text
    if "const schema =" in text and "defineData({" not in text:
        text += _DATA_TAIL
    names = (_FILLED_IN, *_RESOLVER.findall(text))
    resolvers = {f"{FOLDER}/data/{name}": _RESOLVER_TEXT if name.endswith(".js") else "" for name in names}
    return {DATA: text, AUTH: _auth(text), BACKEND: _backend("auth", "data"), **resolvers}


def check(files: Mapping[str, str]) -> list[Diagnostic]:
    """All diagnostics of a project."""
    workspace = Workspace(MemoryDisk(dict(files)))
    workspace.load(BACKEND)
    sources = [path for path in files if not path.endswith((".sql", ".json", ".graphql", ".gql", ".md"))]
    assert not [path for path in sources if _has_syntax_error(workspace, path)], "a file has a syntax error"
    return [diagnostic for path in files for diagnostic in workspace.diagnostics(path)]


def fixed(files: Mapping[str, str], fix: RenderedFix) -> dict[str, str]:
    """The files after a fix."""
    texts = {path: text.encode() for path, text in files.items()}
    for edit in sorted(fix.edits, key=lambda edit: (edit.path, edit.start, edit.end), reverse=True):
        data = texts[edit.path]
        texts[edit.path] = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return {path: data.decode() for path, data in texts.items()}


def shown(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Codes and messages, for a comparison that explains itself."""
    return [f"{diagnostic.code}: {diagnostic.message}" for diagnostic in diagnostics]


def _auth(text: str) -> str:
    """An auth definition with the groups that an example names."""
    names = dict.fromkeys(name for found in _GROUPS.findall(text) for name in re.findall(r"'[^']+'", found))
    return _AUTH.format(", ".join(names))


def _backend(*resources: str) -> str:
    imports = "".join(f"import {{ {name} }} from './{name}/resource';\n" for name in resources)
    head = "import { defineBackend } from '@aws-amplify/backend';\n"
    return f"{head}{imports}\ndefineBackend({{ {', '.join(resources)} }});\n"


def _function_backend(names: Sequence[str]) -> str:
    listed = ", ".join(names)
    head = "import { defineBackend } from '@aws-amplify/backend';\n"
    return f"{head}import {{ {listed} }} from './functions/report/resource';\n\ndefineBackend({{ {listed} }});\n"


def _has_syntax_error(workspace: Workspace, path: str) -> bool:
    module = workspace.module(path)
    return module is None or module.file.tree.has_error
