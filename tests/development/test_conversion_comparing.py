"""What counts as a difference between two APIs, and which differences a note explains."""

from __future__ import annotations

import pytest

from amplify_ls.conversion.notes import changed, lost
from amplify_ls.gen1.facts.api import Api
from amplify_ls.gen1.facts.api_settings import ApiSettings
from amplify_ls.gen1.facts.flags import Flags
from amplify_ls.gen1.syntax.schema_file import SchemaFile
from development.conversion.comparing import Difference, differences, is_readable, unexplained

BEFORE = """
type Query { todo(id: ID!): Todo }
type Todo { text: String! state: State @aws_iam }
type Other { a: Int }
enum State { OPEN }
"""


def api(schema: str) -> Api:
    files = (SchemaFile("/schema.graphql", schema.encode()),)
    return Api("todos", "/", lambda: files, Flags, ApiSettings)


def test_equal_apis_have_no_differences() -> None:
    assert differences(BEFORE, BEFORE.replace("@aws_iam", "")) == []


def test_what_no_operation_leads_to_does_not_count() -> None:
    assert differences(BEFORE, BEFORE.replace("a: Int", "a: String")) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("String!", "String", "Todo.text"),
        ("id: ID!", "id: ID", "Query.todo(id)"),
        ("OPEN", "CLOSED", "State.OPEN"),
        ("text: String!", "words: String!", "Todo.words"),
    ],
)
def test_changed_names_and_types_are_differences(old: str, new: str, place: str) -> None:
    assert place in [each.place for each in differences(BEFORE, BEFORE.replace(old, new))]


def test_schema_without_a_query_is_not_readable() -> None:
    assert is_readable(BEFORE)
    assert not is_readable("type Todo { text: Missing }")
    assert not is_readable("")


@pytest.mark.parametrize("place", ["Todo.text", "CreateTodoInput.text", "ModelTodoFilterInput.text", "Query.listTodos(text)"])
def test_note_about_a_field_explains_what_is_generated_for_it(place: str) -> None:
    schema = api("type Todo @model { text: String }")
    found = [Difference(place, "String", "")]
    assert unexplained(found, [changed("Todo.text", "it is different.")], schema) == []
    assert unexplained(found, [changed("Other.text", "it is different.")], schema) == found


def test_note_about_a_model_explains_its_renamed_operations() -> None:
    schema = api('type Todo @model(queries: { get: "one", list: "all" }) { text: String }')
    found = [Difference("Query.one", "Todo", ""), Difference("Query.getTodo", "", "Todo")]
    assert unexplained(found, [lost("Todo", "renamed operations.")], schema) == []
