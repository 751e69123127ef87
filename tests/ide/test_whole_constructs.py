"""Whole constructs: resource files, entries of a schema, with what a project needs."""

from __future__ import annotations

from tests.ide.scene import AUTH, BACKEND, DATA, FOLDER, HEAD, at, schema, typed

FOLDER_OF_FUNCTION = f"{FOLDER}/functions/sync-orders"
FUNCTION = f"{FOLDER_OF_FUNCTION}/resource.ts"


class TestFiles:
    def test_an_empty_file_defines_what_its_folder_is_for(self) -> None:
        assert at("|", AUTH).labels()[0] == "defineAuth"
        assert at("|", DATA).labels()[0] == "defineData"
        assert at("|", FUNCTION).labels()[0] == "defineFunction"

    def test_imports_come_along(self) -> None:
        assert (
            at("|", AUTH)
            .accepted("defineAuth")
            .startswith("import { defineAuth } from '@aws-amplify/backend';\n\nexport const auth")
        )
        text = at("import { defineAuth } from '@aws-amplify/backend';\n\n|\n", AUTH).accepted("defineAuth")
        assert text.count("import") == 1

    def test_a_function_is_named_after_its_folder_and_gets_a_handler(self) -> None:
        item = at("|", FUNCTION).item("defineFunction")
        assert "${1:syncOrders}" in item.insert_text
        assert "${2:sync-orders}" in item.insert_text
        assert item.later_edits is not None
        assert [edit.path for edit in item.later_edits()] == [f"{FOLDER_OF_FUNCTION}/handler.ts"]
        known = at("|", FUNCTION, {f"{FOLDER_OF_FUNCTION}/handler.ts": "export const handler = async () => {};\n"})
        later = known.item("defineFunction").later_edits
        assert later is not None
        assert later() == ()

    def test_the_backend_has_every_resource(self) -> None:
        text = at("|", f"{FOLDER}/backend.ts").accepted("defineBackend")
        assert "import { auth } from './auth/resource';\nimport { data } from './data/resource';" in text
        assert "defineBackend({\n\tauth,\n\tdata,\n});" in text

    def test_quotes_of_the_other_files(self) -> None:
        files = {f"{FOLDER}/backend.ts": BACKEND.replace("'", '"'), DATA: schema("").replace("'", '"')}
        assert '"@aws-amplify/backend"' in at("|", AUTH, files).accepted("defineAuth")

    def test_a_script_has_no_types(self) -> None:
        text = at("|", DATA.replace(".ts", ".js")).accepted("defineData")
        assert "ClientSchema" not in text
        assert "export type" not in text

    def test_a_file_that_defines_its_resource_is_left_alone(self) -> None:
        assert at(f"{schema('')}|\n").labels() == []


class TestEntries:
    def test_a_model_brings_a_rule_unless_the_schema_has_one(self) -> None:
        rule = ".authorization((allow) => [allow.owner()])"
        assert rule in at(schema("  |")).item("model").insert_text
        assert rule in at(schema("  Todo: a.|")).item("model").insert_text
        with_rules = ".authorization((allow) => [allow.owner()])"
        assert rule not in at(schema("  |", with_rules)).item("model").insert_text
        assert rule not in at(schema("  Todo: a.|", with_rules)).item("model").insert_text

    def test_a_query_has_all_that_it_needs(self) -> None:
        for text in (at(schema("  |")).item("query").insert_text, at(schema("  find: a.|")).item("query").insert_text):
            assert all(link in text for link in (".arguments(", ".returns(", ".authorization(", ".handler("))

    def test_a_subscription_is_about_a_mutation(self) -> None:
        entries = "  send: a.mutation().returns(a.string()),\n  |"
        assert ".for(a.ref('${2:send}'))" in at(schema(entries)).item("subscription").insert_text

    def test_the_indentation_of_the_author(self) -> None:
        text = at(HEAD + "const schema = a.schema({\n    |\n});\n").item("model").insert_text
        assert "\n    ${2:name}" in text

    def test_another_name_of_the_builder(self) -> None:
        text = "import { a as b } from '@aws-amplify/backend';\nexport const schema = b.schema({\n  |\n});\n"
        assert at(text).item("model").insert_text.startswith("${1:Name}: b.model(")


class TestHalfWrittenFiles:
    def test_what_was_written_since_the_file_was_whole_is_known(self) -> None:
        head = f"{HEAD}export const operations = {{\n"
        send = "  send: a.mutation().returns(a.string()),\n  role: a.enum(['x']),\n"
        resource = schema("  Team: a.model({ name: a.string() }),\n  ...operations,").replace(
            "const schema", "import { operations } from './operations';\nconst schema"
        )
        path = f"{FOLDER}/data/operations.ts"
        scene = typed(f"{head}}};\n", f"{head}{send}  onSend: a.subscription().for(a.ref('|", path, {DATA: resource})
        assert scene.labels()[0] == "send"
        assert "role" not in scene.labels()
