"""Definition, references and rename of indexes, tools, providers, outputs, triggers, authorization modes, tables and files."""

from __future__ import annotations

import pytest

from tests.ide.named import Named
from tests.ide.scene import AUTH, BACKEND, DATA, FOLDER, schema

BACKEND_FILE = f"{FOLDER}/backend.ts"
HANDLER = f"{FOLDER}/hooks/pre.ts"
DATA_TEXT = schema(
    """\
  Post: a.model({ title: a.string() }).secondaryIndexes((index) => [index('title').name('byTitle').queryField('titled')]),
  chat: a.conversation({
    aiModel: a.ai.model('Claude 3 Haiku'),
    systemPrompt: 'Help.',
    tools: [a.ai.dataTool({ name: 'posts', description: 'Posts.', model: a.ref('Post'), modelOperation: 'list' })],
  }).authorization((allow) => allow.owner()),
  sun: a.query().returns(a.string()).handler(a.handler.custom({ entry: './sun.js' })),"""
).replace("{ schema }", "{ schema, authorizationModes: { defaultAuthorizationMode: 'userPool', apiKeyAuthorizationMode: {} } }")
AUTH_TEXT = """\
import { defineAuth, defineFunction, secret } from '@aws-amplify/backend';

const pre = defineFunction({ name: 'pre', entry: '../hooks/pre.ts' });
export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      oidc: [{ name: 'Okta', clientId: secret('ID'), clientSecret: secret('KEY'), issuerUrl: 'https://example.com' }],
      callbackUrls: ['https://example.com'],
      logoutUrls: ['https://example.com'],
    },
  },
  triggers: { preSignUp: pre },
});
"""
BACKEND_TEXT = f"{BACKEND.replace('defineBackend({ auth', 'const backend = defineBackend({ auth')}\n" + (
    "backend.addOutput({ custom: { apiUrl: 'x', maps: { region: 'y' } } });\n"
)
FILES = {
    BACKEND_FILE: BACKEND_TEXT,
    AUTH: AUTH_TEXT,
    DATA: DATA_TEXT,
    HANDLER: "export const handler = async (event: unknown) => event;\n",
    f"{FOLDER}/data/sun.js": "export const request = () => ({});\nexport const response = (context) => context.result;\n",
}


def name(place: str, path: str) -> Named:
    """The name at the mark in a piece of a file."""
    return Named(FILES[path].replace(place.replace("|", ""), place, 1), path, FILES)


@pytest.mark.parametrize(
    ("place", "path", "new", "line", "consequence"),
    [
        ("name('byT|itle')", DATA, "onTitle", "index('title').name('onTitle').queryField('titled')", "deletes the index"),
        ("name: 'po|sts'", DATA, "articles", "name: 'articles', description", ""),
        ("name: 'Ok|ta'", AUTH, "Company", "name: 'Company', clientId", "new accounts"),
        ("api|Url: 'x'", BACKEND_FILE, "endpoint", "custom: { endpoint: 'x', maps", "released"),
        ("reg|ion: 'y'", BACKEND_FILE, "area", "maps: { area: 'y' }", "released"),
    ],
)
def test_each_kind_is_renamed_with_its_consequence(place: str, path: str, new: str, line: str, consequence: str) -> None:
    found = name(place, path)
    assert [each for each in found.renamed_here(new) if line in each]
    assert consequence in "".join(found.consequences(new))


@pytest.mark.parametrize(
    ("place", "path", "new", "reason"),
    [
        ("name('byT|itle')", DATA, "x", "The index cannot have the name `x`: expected between 3 and 255 characters."),
        ("name: 'po|sts'", DATA, "1st", "The tool cannot have the name `1st`: expected a letter"),
        ("'user|Pool'", DATA, "iam", "`userPool` is an authorization mode of AWS AppSync, whose name cannot be changed."),
        ("pre|SignUp: pre", AUTH, "x", "`preSignUp` is a trigger of Amazon Cognito, whose name cannot be changed."),
        ("'./sun|.js'", DATA, "x", "`sun.js` is a file: rename the file, and the paths to it are updated."),
    ],
)
def test_names_that_cannot_change_are_refused_with_the_reason(place: str, path: str, new: str, reason: str) -> None:
    assert name(place, path).refusal(new).startswith(reason)


@pytest.mark.parametrize(
    ("place", "path", "target"),
    [("'./sun|.js'", DATA, "[]export const request = () => ({});"), ("'../hooks/pre|.ts'", AUTH, "[]export const handler")],
)
def test_the_path_of_a_file_leads_to_the_file(place: str, path: str, target: str) -> None:
    [found] = name(place, path).definition()
    assert found.startswith(target)


def test_the_code_of_a_trigger_is_its_implementation() -> None:
    [found] = name("pre|SignUp: pre", AUTH).implementation()
    assert found.startswith("[]export const handler")


def test_a_table_of_a_sql_database_leads_to_its_generated_model() -> None:
    path = f"{FOLDER}/data/schema.sql.ts"
    generated = """\
import { a } from '@aws-amplify/data-schema';
import { configure } from '@aws-amplify/data-schema/internals';
import { secret } from '@aws-amplify/backend';

export const schema = configure({ database: { identifier: 'x', engine: 'mysql', connectionUri: secret('URI') } }).schema({
  old_notes: a.model({ id: a.integer().required() }).identifier(['id']),
});
"""
    text = """\
import { defineData } from '@aws-amplify/backend';
import { schema as generated } from './schema.sql';

const schema = generated.renameModels(() => [['old_|notes', 'Note']]);
export const data = defineData({ schema });
"""
    found = Named(text, DATA, {path: generated})
    assert found.definition() == ["[old_notes]: a.model({ id: a.integer().required() }).identifier(['id']),"]
    assert found.refusal("x") == "`old_notes` is a table of the database, whose name cannot be changed here."
