"""What may be called and read on receivers, as the types of the packages have it."""

from __future__ import annotations

import pytest

from amplify_ls.catalog.backend.outputs import OUTPUTS
from amplify_ls.catalog.labels import signature_label
from amplify_ls.catalog.lookup import member, method, methods_of
from amplify_ls.catalog.options import option_at, type_at
from amplify_ls.catalog.types import Property, Record, Shape


def names(*called: str) -> set[str]:
    return {each.name for each in methods_of("model-proxy", called)}


def test_relationships_end_the_chain_of_an_sql_model() -> None:
    assert names() == {"relationships", "identifier", "disableOperations", "authorization"}
    assert names("relationships") == set()
    assert names("authorization") == {"identifier", "disableOperations"}


def test_fields_of_an_sql_model_are_read() -> None:
    assert isinstance(member("model-proxy", "fields"), Property)


@pytest.mark.parametrize(
    "name", ["apiId", "apiKey", "graphqlUrl", "realtimeUrl", "generatedFunctionSlots", "resources", "stack"]
)
def test_what_the_api_says_of_itself(name: str) -> None:
    assert isinstance(member("resource:data", name), Property)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("addDynamoDbDataSource", ["id", "table", "options"]),
        ("addElasticsearchDataSource", ["id", "domain", "options"]),
        ("addFunction", ["id", "props"]),
        ("addHttpDataSource", ["id", "endpoint", "options"]),
        ("addNoneDataSource", ["id", "options"]),
        ("addRdsDataSource", ["id", "serverlessCluster", "secretStore", "databaseName", "options"]),
        ("addResolver", ["id", "props"]),
    ],
)
def test_data_sources_and_resolvers(name: str, parameters: list[str]) -> None:
    found = method("resource:data", name)
    assert found is not None
    assert [each.name for each in found.parameters] == parameters


def test_a_variable_is_a_text_or_a_secret() -> None:
    found = method("resource:function", "addEnvironment")
    assert found is not None
    assert signature_label(found) == "addEnvironment(key: string, value: string | secret(...))"


def test_a_default_may_come_from_the_database() -> None:
    found = method("scalar", "default")
    assert found is not None
    assert signature_label(found) == "default(value?: any)"


def test_what_a_part_of_the_client_configuration_needs() -> None:
    parts = Record(OUTPUTS)
    assert [each.name for each in shape_at(parts, "geo").options if each.presence == "required"] == ["aws_region"]
    assert option_at(parts, ("notifications", "amazon_connect")) is not None


def shape_at(kind: Record, name: str) -> Shape:
    found = type_at(kind, (name,))
    assert isinstance(found, Record)
    return found.shape
