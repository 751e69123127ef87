"""`amplify-ls convert`: where it finds the schema and its settings, what it writes, and what it refuses."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from amplify_ls.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = """\
type Todo @model @auth(rules: [{ allow: public }]) {
  text: String
}

type Query {
  count: Int @function(name: "count-${env}")
}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of Gen 1 with one API."""
    api = tmp_path / "amplify/backend/api/todos"
    api.mkdir(parents=True)
    (api / "schema.graphql").write_text(SCHEMA)
    return tmp_path


def test_result_is_printed_and_notes_are_on_standard_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(project)]) == 0
    output = capsys.readouterr()
    assert output.out.startswith("import {")
    assert "allow.publicApiKey()" in output.out
    assert "countFunction.ts" in output.err
    assert "Assumed:\n  the authorization modes" in output.err


@pytest.mark.parametrize("path", ["", "amplify", "amplify/backend/api/todos", "amplify/backend/api/todos/schema.graphql"])
def test_path_may_be_the_project_the_folder_of_the_api_or_the_file(
    project: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", str(project / path)]) == 0
    assert "Todo: a" in capsys.readouterr().out


def test_result_and_the_files_that_it_needs_are_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = project / "amplify/data"
    assert main(["convert", str(project), "-o", str(data / "resource.ts")]) == 0
    assert "Wrote " in capsys.readouterr().out
    assert (data / "countFunction.ts").exists()
    assert main(["check", str(project)]) == 0


def test_existing_files_next_to_the_result_are_kept(project: Path) -> None:
    data = project / "amplify/data"
    data.mkdir()
    (data / "countFunction.ts").write_text("export const handler = async () => 1;\n")
    assert main(["convert", str(project), "-o", str(data / "resource.ts")]) == 0
    assert (data / "countFunction.ts").read_text() == "export const handler = async () => 1;\n"


def test_an_existing_file_is_replaced_only_on_request(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resource = project / "amplify/data/resource.ts"
    resource.parent.mkdir()
    resource.write_text("// by hand\n")
    assert main(["convert", str(project), "-o", str(resource)]) == 2
    assert "already exists; use `--force` to replace it" in capsys.readouterr().err
    assert resource.read_text() == "// by hand\n"
    assert not (resource.parent / "countFunction.ts").exists()
    assert main(["convert", str(project), "-o", str(resource), "--force"]) == 0
    assert "Todo: a" in resource.read_text()


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for links")
def test_a_link_that_leads_nowhere_is_not_followed(project: Path) -> None:
    outside = project / "outside.ts"
    resource = project / "amplify/data/resource.ts"
    resource.parent.mkdir()
    resource.symlink_to(outside)
    assert main(["convert", str(project), "-o", str(resource)]) == 2
    (resource.parent / "countFunction.ts").symlink_to(outside)
    assert main(["convert", str(project), "-o", str(resource.with_name("data.ts"))]) == 0
    assert not outside.exists()


@pytest.mark.parametrize("more", [[], ["--force"]])
def test_the_schema_itself_is_never_replaced(project: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    schema = project / "amplify/backend/api/todos/schema.graphql"
    assert main(["convert", str(project), "-o", str(schema), *more]) == 2
    assert "is the schema itself" in capsys.readouterr().err
    assert schema.read_text() == SCHEMA


def test_a_schema_that_is_too_large_is_not_converted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "schema.graphql"
    file.write_text(f"# {'x' * 2_000_000}\n{SCHEMA}")
    assert main(["convert", str(file)]) == 2
    assert "is larger than 2 MB" in capsys.readouterr().err


def test_source_of_a_function_is_its_entry(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = project / "amplify/backend/function/count/src"
    source.mkdir(parents=True)
    (source / "index.js").write_text("exports.handler = async () => 1;\n")
    assert main(["convert", str(project)]) == 0
    assert "entry: '../backend/function/count/src/index.js'" in capsys.readouterr().out


def test_modes_of_the_api_are_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    types = {"defaultAuthType": {"mode": "AWS_IAM"}, "additionalAuthTypes": [{"mode": "API_KEY", "expirationTime": 7}]}
    inputs = project / "amplify/backend/api/todos/cli-inputs.json"
    inputs.write_text(json.dumps({"serviceConfiguration": types}))
    assert main(["convert", str(project)]) == 0
    output = capsys.readouterr()
    assert "defaultAuthorizationMode: 'identityPool'" in output.out
    assert "expiresInDays: 7" in output.out
    assert "Assumed" not in output.err


def test_modes_of_an_older_project_are_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    modes = {
        "defaultAuthentication": {
            "authenticationType": "OPENID_CONNECT",
            "openIDConnectConfig": {"name": "okta", "issuerUrl": "https://example.com/o", "clientId": "c", "authTTL": "60000"},
        },
        "additionalAuthenticationProviders": [{"authenticationType": "API_KEY", "apiKeyConfig": {"apiKeyExpirationDays": 9}}],
    }
    configuration = {"api": {"todos": {"output": {"authConfig": modes}}}}
    (project / "amplify/backend/backend-config.json").write_text(json.dumps(configuration))
    assert main(["convert", str(project)]) == 0
    output = capsys.readouterr().out
    assert "oidcIssuerUrl: 'https://example.com/o'" in output
    assert "tokenExpiryFromAuthInSeconds: 60," in output
    assert "expiresInDays: 9" in output


def test_split_schema_is_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "amplify/backend/api/todos/schema"
    (folder / "more").mkdir(parents=True)
    (folder / "todo.graphql").write_text("type Todo @model { items: [Item] @hasMany }\n")
    (folder / "more/item.graphql").write_text("type Item @model { todo: Todo @belongsTo }\n")
    assert main(["convert", str(tmp_path)]) == 0
    assert "items: a.hasMany('Item', 'todoItemsId')" in capsys.readouterr().out


def test_loose_file_is_converted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "my.graphql"
    file.write_text(SCHEMA)
    assert main(["convert", str(file)]) == 0
    assert "Todo: a" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("type Todo @model { text String }", ':1:25: the schema cannot be parsed: Expected ":", found Name "String"'),
        ('type Todo @model @key(fields: ["a"]) { a: ID! }', ":1:18: `@key` belongs to version 1 of the transformer"),
        ("# nothing\n", "the schema is empty"),
    ],
)
def test_schema_that_gen_1_rejects_is_not_converted(
    tmp_path: Path, schema: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "schema.graphql"
    file.write_text(schema)
    assert main(["convert", str(file)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err


@pytest.mark.parametrize(("path", "message"), [("missing", "does not exist"), (".", "neither a GraphQL schema nor a folder")])
def test_path_without_a_schema_is_an_error(tmp_path: Path, path: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(tmp_path / path)]) == 2
    assert message in capsys.readouterr().err


def test_one_of_several_apis_has_to_be_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = project / "amplify/backend/api/other"
    other.mkdir()
    (other / "schema.graphql").write_text("type Other @model { a: Int }\n")
    assert main(["convert", str(project)]) == 2
    assert "`backend/api/other`, `backend/api/todos`" in capsys.readouterr().err
    assert main(["convert", str(other)]) == 0


def test_schema_stays_a_string_on_the_string_route(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--route", "string", str(project)]) == 0
    output = capsys.readouterr().out
    assert "const schema = /* GraphQL */ `" in output
    assert '@function(name: "count")' in output


def test_tables_are_listed_instead_of_a_result(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--tables", str(project)]) == 0
    assert capsys.readouterr().out.startswith("Todo: fits\n")


def test_result_without_a_query_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "schema.graphql"
    file.write_text("type Query { speak: String @predictions(actions: [convertTextToSpeech]) }\n")
    assert main(["convert", str(file)]) == 2
    assert "the result would have no query" in capsys.readouterr().err
    assert main(["convert", "--route", "string", str(file)]) == 0
