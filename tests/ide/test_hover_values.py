"""Hover over names and values that mean something by their place, and links to places."""

from __future__ import annotations

import pytest

from amplify_ls.engine import Manner
from tests.ide.scene import AUTH, DATA, FOLDER, HEAD, SIGN_IN, TAIL, at

SCHEMA = (
    HEAD
    + """\
const report = defineFunction({ name: 'report', runtime: 22, timeoutSeconds: 60, environment: { KEY: 'x' } });
const schema = a.schema({
  Status: a.enum(['OPEN', 'DONE']),
  Info: a.customType({ text: a.string() }),
  Post: a.model({ mood: a.enum(['good', 'bad']), info: a.ref('Info'), ownerId: a.id() })
    .secondaryIndexes((index) => [index('ownerId').queryField('listByOwner').name('byOwner')])
    .authorization((allow) => [allow.owner(), allow.guest()]),
  onPost: a.subscription().for(a.ref('Post').mutations(['create'])).handler(a.handler.function(report))
    .authorization((allow) => [allow.authenticated()]),
}).authorization((allow) => [allow.resource(report)]);"""
    + TAIL
)


def page(place: str, text: str = SCHEMA, path: str = DATA) -> str:
    """The page of the place, which is named by a piece of the text with the mark in it."""
    assert place.replace("|", "") in text
    return at(text.replace(place.replace("|", ""), place, 1), path).page()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("'OP|EN'", "A value of the enum `Status`."),
        ("'go|od'", "A value of the enum `mood`."),
        ("'listBy|Owner'", "`client.models.Post.listByOwner(...)`"),
        ("'by|Owner'", "the name of this index in DynamoDB"),
        ("runtime: 2|2", "runtime"),
        ("timeoutSeconds: |60", "timeoutSeconds"),
        ("{ K|EY", "environment"),
        ("[all|ow.owner", "`allow.owner"),
        ("const sche|ma", "- 1 model: `Post`"),
    ],
)
def test_values_of_a_schema_are_described(place: str, expected: str) -> None:
    assert expected in page(place)


def test_groups_are_described_where_they_are_declared() -> None:
    assert "Group `Admins`" in page("'Ad|mins'", SIGN_IN, AUTH)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("on|Post:", "Every subscriber receives every result"),
        ("In|fo:", "cannot be filtered or sorted"),
        ("Po|st: a.model", "has no owner"),
    ],
)
def test_consequences_are_named(place: str, expected: str) -> None:
    assert expected in page(place)


def test_functions_are_named_in_rules() -> None:
    assert "the function `report`" in page("Po|st: a.model")


def test_a_declaration_does_not_point_to_itself() -> None:
    assert "Declared in" not in page("Po|st: a.model")
    assert "Declared in line" in page("a.ref('Po|st')")


def test_places_are_links_where_the_editor_follows_them() -> None:
    scene = at(SCHEMA.replace("a.ref('Post')", "a.ref('Po|st')"))
    assert "(line " in scene.page()
    scene.workspace.manner = Manner(follows_links=True)
    assert f"](file://{FOLDER}/data/resource.ts#L" in scene.page()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("allow.own|er(), allow.guest()]", "In `Post`, the owner, in the field `owner`: all operations; can transfer"),
        ("allow.gue|st()", "In `Post`, guests: all operations."),
        ("allow.authen|ticated()", "In `onPost`, every signed-in user: call it."),
    ],
)
def test_rules_show_what_they_effectively_allow(place: str, expected: str) -> None:
    assert page(place).startswith(expected)


def test_rules_take_the_operations_and_fields_of_the_model_into_account() -> None:
    model = (
        "Note: a.model({ title: a.string(), text: a.string().authorization((allow) => [allow.group('Editors').to(['read'])]) })"
        ".disableOperations(['mutations']).authorization((allow) => [allow.owner(), allow.authenticated().to(['get', 'list'])])"
    )
    text = f"{HEAD}const schema = a.schema({{ {model} }});{TAIL}"
    assert page("allow.own|er()", text).startswith("In `Note`, the owner, in the field `owner`: all operations.\n")
    assert page("allow.authen|ticated()", text).startswith("In `Note`, every signed-in user: all operations.\n")
    assert page("allow.gro|up('Editors')", text).startswith("In the field `Note.text`, group `Editors`: read.")
