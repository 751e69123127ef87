"""Fixes after a declaration was renamed by hand: they carry the new name on, instead of bringing the old one back."""

from __future__ import annotations

import pytest

from tests.engine.support import actions, applied, workspace_of

SCHEMA = """\
import {{ a, defineData }} from '@aws-amplify/backend';

const schema = a.schema({{
{}
}}).authorization((allow) => [{}]);

export const data = defineData({{ schema }});
"""
TEAM = """\
  Team: a.model({ name: a.string(), members: a.hasMany('Member', 'teamId') }),
  Member: a.model({
    name: a.string(),
    squadId: a.id(),
    team: a.belongsTo('Team', 'teamId'),
  }),
"""
AUTH = """\
import { defineAuth } from '@aws-amplify/backend';
export const auth = defineAuth({ loginWith: { email: true }, groups: ['Administrators', 'Guests'] });
"""
BACKEND = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';
defineBackend({ auth, data });
"""


def schema(entries: str, rules: str = "allow.publicApiKey()") -> str:
    return SCHEMA.format(entries, rules)


def test_a_renamed_reference_field_is_carried_on_to_both_sides() -> None:
    workspace = workspace_of(schema(TEAM))
    [preferred] = {
        action.title: action for action in actions(workspace, "data/missing-reference-field") if action.is_preferred
    }.values()
    assert preferred.title == "Change to `squadId`"
    assert "teamId" not in applied(workspace, preferred.edits)


@pytest.mark.parametrize(
    "entries",
    [
        # Another field that nothing references.
        TEAM.replace("squadId: a.id(),", "squadId: a.id(), groupId: a.id(),"),
        # A field of another kind.
        TEAM.replace("squadId: a.id(),", "isbn: a.id(),"),
        # A relationship that is being written: its other side does not name the field yet.
        TEAM.replace(", members: a.hasMany('Member', 'teamId')", ""),
    ],
)
def test_a_reference_field_that_is_missing_otherwise_is_added(entries: str) -> None:
    found = actions(workspace_of(schema(entries)), "data/missing-reference-field")
    assert not any(action.title.startswith("Change to") for action in found)


def test_a_renamed_group_is_carried_on() -> None:
    text = schema("  Note: a.model({ text: a.string() }),", "allow.group('Guests'), allow.group('Admins')")
    workspace = workspace_of(text, {"/p/amplify/auth/resource.ts": AUTH, "/p/amplify/backend.ts": BACKEND})
    [preferred] = [action for action in actions(workspace, "project/undeclared-group") if action.is_preferred]
    assert preferred.title == "Change to `Administrators`"
    assert "allow.group('Administrators')" in applied(workspace, preferred.edits)


def test_a_renamed_enum_is_carried_on() -> None:
    entries = "  Mood: a.enum(['good']),\n  Note: a.model({ feeling: a.ref('Feeling') }),"
    workspace = workspace_of(schema(entries))
    [action] = [action for action in actions(workspace, "data/unknown-type") if action.is_preferred]
    assert action.title == "Change to `Mood`"


def test_a_renamed_field_is_carried_on_to_its_index() -> None:
    entries = "  Note: a.model({ text: a.string(), squadId: a.id() }).secondaryIndexes((index) => [index('teamId')]),"
    workspace = workspace_of(schema(entries))
    [action] = [action for action in actions(workspace, "data/unknown-index-field") if action.is_preferred]
    assert action.title == "Change to `squadId`"


def test_a_required_attribute_is_mapped() -> None:
    auth = AUTH.replace("import { defineAuth }", "import { defineAuth, secret }").replace(
        "email: true }",
        "email: true, externalProviders: { google: { clientId: secret('A'), clientSecret: secret('B') }, "
        "callbackUrls: ['https://x.com'], logoutUrls: ['https://x.com'] } }, userAttributes: { givenName: { required: true } }",
    )
    path = "/p/amplify/auth/resource.ts"
    workspace = workspace_of(schema("  Note: a.model({}),"), {path: auth, "/p/amplify/backend.ts": BACKEND})
    workspace.load(path)
    [action] = [each for each in actions(workspace, "auth/unmapped-required-attribute", path) if each.is_preferred]
    assert action.title == "Map `givenName`"
    assert "attributeMapping: { email: 'email', givenName: 'given_name' }" in applied(workspace, action.edits, path)
