"""The conversion as a code action of a schema file."""

from __future__ import annotations

from amplify_ls.engine import Workspace
from amplify_ls.engine.structure.refactoring import refactored, refactorings
from amplify_ls.text.disk import MemoryDisk

SCHEMA = "/app/amplify/backend/api/todos/schema.graphql"
FILES = {
    SCHEMA: 'type Todo @model @auth(rules: [{ allow: public }]) { text: String }\ntype Query { n: Int @function(name: "n") }\n',
    "/app/amplify/cli.json": "{}",
}


def workspace_of(files: dict[str, str]) -> Workspace:
    workspace = Workspace(MemoryDisk(files))
    workspace.load("/app/amplify")
    workspace.diagnostics(SCHEMA)
    return workspace


def test_files_of_gen_2_are_created() -> None:
    workspace = workspace_of(FILES)
    [offer] = refactorings(workspace, SCHEMA, 0, 0)
    assert offer.title == "Convert to Gen 2 and create `amplify/data/resource.ts`"
    edits = refactored(workspace, SCHEMA, offer) or ()
    assert [edit.path for edit in edits] == ["/app/amplify/data/resource.ts", "/app/amplify/data/nFunction.ts"]
    assert "Todo: a" in edits[0].text


def test_source_of_a_function_is_not_created() -> None:
    workspace = workspace_of({**FILES, "/app/amplify/backend/function/n/src/index.js": "exports.handler = async () => 1;\n"})
    [offer] = refactorings(workspace, SCHEMA, 0, 0)
    [edit] = refactored(workspace, SCHEMA, offer) or ()
    assert "entry: '../backend/function/n/src/index.js'" in edit.text


def test_existing_result_is_not_replaced() -> None:
    workspace = workspace_of({**FILES, "/app/amplify/data/resource.ts": "export {};\n"})
    assert list(refactorings(workspace, SCHEMA, 0, 0)) == []


def test_schema_with_a_syntax_error_is_not_converted() -> None:
    workspace = workspace_of({**FILES, SCHEMA: "type Todo @model { text String }\n"})
    assert list(refactorings(workspace, SCHEMA, 0, 0)) == []
