"""Schemas that are cut anywhere, and texts that are hardly schemas, are answered about without a failure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change

if TYPE_CHECKING:
    from amplify_ls.engine.diagnostics import Diagnostic

SCHEMA = "/project/amplify/backend/api/app/schema.graphql"
BLOG = '''"""
A post.
type Hidden @model @nope { id: ID! }
"""
type Post @model @auth(rules: [{ allow: groups, groups: ["Admin"] }, { allow: owner }]) {
  id: ID!
  "The title, not @nope(x: {)"
  title: String! @index(name: "byTitle", sortKeyFields: ["score"], queryField: "postsByTitle")
  score: Int! @default(value: "1")
  state: State # amplify-ls-ignore gen1/x: later
  comments: [Comment!] @hasMany(indexName: "byPost", fields: ["id"])
}
enum State { DRAFT PUBLISHED }
type Comment @model @auth(rules: [{ allow: owner, operations: [read, create] }]) {
  postID: ID! @index(name: "byPost")
  text: Nope
}
extend type Query { count(after: AWSDateTime): Int @function(name: "count-${env}") }
'''
TOKENS = [match.end() for match in re.finditer(r'"""|\w+|[^\w\s]', BLOG)]
ODD = {
    "nothing": "",
    "blanks": " \r\n\t ,,, \n",
    "a byte order mark": "\ufeff",
    "a byte order mark before a type": "\ufefftype T @model { id: ID! }",
    "other letters": "type Größe @model { naïve: String\n 名前: [🙂] }\n",
    "a character of no text": "type T @model { id: ID!\x00 }\n",
    "other line separators": "type T @model {\u2028 id: ID!\u0085 x: Nope }\r",
    "200 nested lists": f"type T @model {{ x: {'[' * 200}String{']' * 200} }}\n",
    "nested objects": f"type T @model @auth(rules: {'{ a: ' * 900}1{'}' * 900}) {{ id: ID! }}\n",
    "escapes": 'type T @model @auth(rules: [{ allow: groups, groups: ["\\ud800", "\\u{110000}", "\\x"] }]) { id: ID! }\n',
    "many quotes": f"type T @model {{ {chr(34) * 7} id: ID! }}\n",
    "many definitions of one name": "type T @model { id: ID! }\nextend type T { id: ID! }\ninput T { id: ID! }\n" * 20,
}


def _ask(workspace: Workspace, offset: int) -> None:
    workspace.changed_files()
    editing = workspace.editing(SCHEMA)
    for completion in editing.completions(offset):
        assert 0 <= completion.start <= offset <= completion.end
    editing.hover(offset)
    editing.signature_help(offset)
    for each in _findings(workspace):
        for action in workspace.code_actions(SCHEMA, each.start, each.end)[:5]:
            assert all(0 <= edit.start <= edit.end for edit in action.edits)


def _findings(workspace: Workspace) -> tuple[Diagnostic, ...]:
    document = workspace.document(SCHEMA)
    assert document is not None
    found = workspace.diagnostics(SCHEMA)
    assert all(0 <= each.start <= each.end <= len(document.data) for each in found)
    return found


def test_a_schema_may_be_cut_after_any_token(caplog: pytest.LogCaptureFixture) -> None:
    workspace = Workspace(MemoryDisk({SCHEMA: ""}))
    workspace.open(SCHEMA, "", 1)
    for end in TOKENS[::3]:
        workspace.change(SCHEMA, [Change(BLOG[:end])], 2)
        _ask(workspace, len(BLOG[:end].encode()))
    assert not caplog.records


def test_a_schema_may_begin_anywhere(caplog: pytest.LogCaptureFixture) -> None:
    workspace = Workspace(MemoryDisk({SCHEMA: ""}))
    workspace.open(SCHEMA, "", 1)
    for start in TOKENS[::7]:
        workspace.change(SCHEMA, [Change(BLOG[start:])], 2)
        _ask(workspace, 0)
    assert not caplog.records


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_answered_about(text: str, caplog: pytest.LogCaptureFixture) -> None:
    workspace = Workspace(MemoryDisk({SCHEMA: text}))
    workspace.open(SCHEMA, text, 1)
    document = workspace.document(SCHEMA)
    assert document is not None
    for offset in (0, len(document.data) // 2, len(document.data)):
        _ask(workspace, offset)
    assert not caplog.records


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_make_no_difference(newline: str) -> None:
    def found(text: str) -> list[tuple[str, str]]:
        workspace = Workspace(MemoryDisk({SCHEMA: text}))
        workspace.open(SCHEMA, text, 1)
        return [(each.code, each.message) for each in _findings(workspace)]

    assert found(BLOG)
    assert found(BLOG.replace("\n", newline)) == found(BLOG)


def test_bytes_that_are_no_utf_8_are_read_as_well() -> None:
    for data in (BLOG.encode("utf-16"), BLOG.replace("post", "p\xf6st").encode("latin-1"), bytes(range(256)) * 20):
        workspace = Workspace(MemoryDisk({SCHEMA: data}))
        workspace.load("/project/amplify")
        workspace.changed_files()
        assert all(0 <= each.start <= each.end for each in workspace.diagnostics(SCHEMA))
