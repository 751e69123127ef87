"""A project in memory, with the cursor at a mark in one of its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.engine import CompletionItem, Hover, SignatureHelp

FOLDER = "/project/amplify"
DATA = f"{FOLDER}/data/resource.ts"
AUTH = f"{FOLDER}/auth/resource.ts"
STORAGE = f"{FOLDER}/storage/resource.ts"
FUNCTION = f"{FOLDER}/functions/report/resource.ts"
MARK = "|"
BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';

defineBackend({ auth, data });
"""
SIGN_IN = """\
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: { 'custom:tier': { dataType: 'String' } },
  groups: ['Admins', 'Editors'],
});
"""
HEAD = "import { type ClientSchema, a, defineData, defineFunction } from '@aws-amplify/backend';\n\n"
TAIL = "\n\nexport const data = defineData({ schema });\n"


@dataclass
class Scene:
    """A workspace, and a place in a file of it."""

    workspace: Workspace
    path: str
    text: str
    offset: int

    def completions(self) -> list[CompletionItem]:
        """The items, in the order that their sort texts ask for."""
        return sorted(self.workspace.editing(self.path).completions(self.offset), key=lambda item: item.sort_text)

    def labels(self) -> list[str]:
        return [item.label for item in self.completions()]

    def item(self, label: str) -> CompletionItem:
        return next(item for item in self.completions() if item.label == label)

    def accepted(self, label: str) -> str:
        """The text after the item was taken, snippets as they are."""
        item = self.item(label)
        edits = [(item.start, item.end, item.insert_text), *((e.start, e.end, e.text) for e in item.additional_edits)]
        data = self.text.encode()
        for start, end, text in sorted(edits, reverse=True):
            data = data[:start] + text.encode() + data[end:]
        return data.decode()

    def hover(self) -> Hover | None:
        return self.workspace.editing(self.path).hover(self.offset)

    def page(self) -> str:
        hover = self.hover()
        return "" if hover is None else hover.markdown

    def hovered(self) -> str:
        """The text that the hover is about."""
        hover = self.hover()
        return "" if hover is None else self.text.encode()[hover.start : hover.end].decode()

    def signature(self) -> SignatureHelp | None:
        return self.workspace.editing(self.path).signature_help(self.offset)


def at(marked: str, path: str = DATA, files: Mapping[str, str] | None = None) -> Scene:
    """A project in which a file has the marked text, opened as it is."""
    text, offset = unmarked(marked)
    workspace = _workspace({path: text, **(files or {})})
    workspace.open(path, text, 1)
    workspace.diagnostics(path)
    return Scene(workspace, path, text, offset)


def typed(before: str, marked: str, path: str = DATA, files: Mapping[str, str] | None = None) -> Scene:
    """The same, but the text was another one, which an edit has made into this."""
    text, offset = unmarked(marked)
    workspace = _workspace({path: before, **(files or {})})
    workspace.open(path, before, 1)
    workspace.diagnostics(path)
    workspace.change(path, [Change(text)], 2)
    workspace.diagnostics(path)
    return Scene(workspace, path, text, offset)


def unmarked(marked: str) -> tuple[str, int]:
    """The text without its mark, and the byte where the mark stood."""
    before, found, after = marked.partition(MARK)
    assert found, "no mark in the text"
    return before + after, len(before.encode())


def schema(entries: str, chain: str = "") -> str:
    """A data file with these entries."""
    return f"{HEAD}const schema = a.schema({{\n{entries}\n}}){chain};{TAIL}"


def _workspace(files: Mapping[str, str]) -> Workspace:
    base = {f"{FOLDER}/backend.ts": BACKEND, AUTH: SIGN_IN, DATA: schema("  Note: a.model({ text: a.string() }),")}
    return Workspace(MemoryDisk({**base, **files}))
