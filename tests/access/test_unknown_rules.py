"""Rules that cannot be determined make the matrix of their model unknown. They never read as "no"."""

from __future__ import annotations

import pytest

from amplify_ls.plan.revision import access_of
from tests.access.support import files_with, matrix_of, matrix_with, project_of, verdict

OPEN = "a.schema({ Note: a.model({ text: a.string() }).authorization((allow) => [allow.authenticated()]) })"


@pytest.mark.parametrize(
    "rules",
    [
        "(allow) => loadRules(allow)",
        "(allow) => [...shared(allow)]",
        "(allow) => [allow.owner().to(operations)]",
        "(allow) => [allow.group(process.env.GROUP)]",
        "(allow) => [allow.ownerDefinedIn(field)]",
        "(allow) => [allow.owner().identityClaim(claim)]",
        "(allow) => [allow.authenticated(provider)]",
        "(allow) => [allow.nobody()]",
    ],
)
def test_rules_that_are_computed(rules: str) -> None:
    matrix = matrix_with(f"a.schema({{ Note: a.model({{ text: a.string() }}).authorization({rules}) }})")
    assert {cell.allowed for cell in matrix.cells} == {"unknown"}


def test_rules_of_a_field_that_are_computed() -> None:
    matrix = matrix_with(
        "a.schema({ Note: a.model({ text: a.string().authorization((allow) => rules(allow)) })"
        ".authorization((allow) => [allow.authenticated()]) })"
    )
    assert verdict(matrix, "model Note", "user", "get") == "unknown"


def test_fields_that_are_computed() -> None:
    matrix = matrix_with("a.schema({ Note: a.model({ ...shared }).authorization((allow) => [allow.authenticated()]) })")
    assert verdict(matrix, "model Note", "user", "get") == "unknown"


def test_an_unknown_model_leaves_the_others_known() -> None:
    matrix = matrix_with(
        "a.schema({ Note: a.model({ text: a.string() }).authorization((allow) => rules(allow)),"
        " Memo: a.model({ text: a.string() }).authorization((allow) => [allow.authenticated()]) })"
    )
    assert verdict(matrix, "model Note", "user", "get") == "unknown"
    assert verdict(matrix, "model Memo", "user", "get") == "yes"


def test_what_a_relationship_reads_of_an_unknown_model() -> None:
    matrix = matrix_with(
        "a.schema({ Note: a.model({ text: a.string(), memos: a.hasMany('Memo', 'noteId') })"
        ".authorization((allow) => [allow.authenticated()]),"
        " Memo: a.model({ noteId: a.id(), note: a.belongsTo('Note', 'noteId') }).authorization((allow) => rules(allow)) })"
    )
    assert verdict(matrix, "model Note", "user", "get") == "yes"
    assert verdict(matrix, "model Note", "user", "read fields: denied") == "unknown"


def test_storage_whose_rules_are_computed() -> None:
    files = files_with(OPEN)
    files["amplify/backend.ts"] = (
        files["amplify/backend.ts"]
        .replace("auth, data }", "auth, data, storage }")
        .replace("import { data }", "import { storage } from './storage/resource';\nimport { data }")
    )
    files["amplify/storage/resource.ts"] = (
        "import { defineStorage } from '@aws-amplify/backend';\n"
        "export const storage = defineStorage({\n"
        "  name: 'files',\n"
        "  access: (allow) => ({ 'public/*': [allow.guest.to(['read'])], 'staff/*': rules(allow) }),\n"
        "});\n"
    )
    matrix = matrix_of(project_of(files))
    assert verdict(matrix, "storage files public/*", "guest", "get") == "unknown"


@pytest.mark.parametrize(
    "schema",
    [
        "type Note @model @auth(rules: [{ allow: owner, provider: apiKey }]) { text: String }",
        "type Note @model @auth(rules: [{ allow: somebody }]) { text: String }",
        "type Note @model @auth(rules: [{ allow: groups }]) { text: String }",
        "type Note @model @auth(rules: [{ allow: private }]) { text: String @auth(rules: [{ allow: nobody }]) }",
        "type Note @model @auth(rules: [{ allow: private }]) { text: String } type {",
    ],
)
def test_rules_in_a_string_that_are_not_accepted(schema: str) -> None:
    matrix = access_of(project_of(files_with(f"`{schema}`"))).matrix()
    assert {cell.allowed for cell in matrix.cells} == {"unknown"}


def test_an_operation_in_a_string_that_has_no_rules() -> None:
    matrix = access_of(project_of(files_with('`type Query { ask: String @function(name: "x") }`'))).matrix()
    assert {cell.allowed for cell in matrix.cells} == {"unknown"}
