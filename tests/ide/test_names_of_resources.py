"""Definition, references and rename of the names of resources: groups, secrets, functions, variables, keys, paths."""

from __future__ import annotations

import pytest

from tests.ide.named import Named
from tests.ide.scene import AUTH, DATA, FOLDER, FUNCTION, STORAGE, schema

BACKEND = f"{FOLDER}/backend.ts"
HANDLER = f"{FOLDER}/functions/report/handler.ts"
BACKEND_TEXT = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';
import { report } from './functions/report/resource';
import { storage } from './storage/resource';

const backend = defineBackend({ auth, data, report, files: storage });

backend.report.addEnvironment('QUEUE', 'x');
const { cfnUserGroup } = backend.auth.resources.groups['Admins'];
if (process.env.CI) {
  backend.data.resources.cfnResources.amplifyDynamoDbTables['Note'].deletionProtectionEnabled = true;
}
function protect() {
  const table = backend.data.resources.tables.Note;
  return [table, backend.files.resources.bucket, backend.createStack('extra')];
}
backend.data.addHttpDataSource('weather', 'https://example.com');
"""
AUTH_TEXT = """\
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: {
        clientId: secret('GOOGLE_ID'),
        clientSecret: secret('GOOGLE_SECRET'),
        attributeMapping: { custom: { 'custom:tier': 'tier' } },
      },
      callbackUrls: ['https://example.com'],
      logoutUrls: ['https://example.com'],
    },
  },
  userAttributes: { 'custom:tier': { dataType: 'String' } },
  groups: ['Admins', 'Editors'],
});
"""
STORAGE_TEXT = """\
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({
  name: 'files',
  access: (allow) => ({ 'public/*': [allow.groups(['Admins']).to(['read'])] }),
});
"""
FUNCTION_TEXT = """\
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'make-report', environment: { LEVEL: 'high', KEY: secret('GOOGLE_ID') } });
"""
HANDLER_TEXT = """\
import { env } from '$amplify/env/make-report';

export const handler = async () => {
  const { KEY } = env;
  return [env.LEVEL, env.QUEUE, KEY, { LEVEL: 1 }];
};
"""
DATA_TEXT = schema(
    """\
  Note: a.model({ text: a.string() }).authorization((allow) => [allow.groups(['Admins'])]),
  sun: a.query().returns(a.string()).handler(a.handler.custom({ entry: './sun.js', dataSource: 'weather' })),
  run: a.query().returns(a.string()).handler(a.handler.function('runner')),"""
).replace("{ schema }", "{ schema, functions: { runner: defineFunction() } }")
FILES = {
    BACKEND: BACKEND_TEXT,
    AUTH: AUTH_TEXT,
    STORAGE: STORAGE_TEXT,
    FUNCTION: FUNCTION_TEXT,
    HANDLER: HANDLER_TEXT,
    DATA: DATA_TEXT,
    f"{FOLDER}/data/sun.js": "export const request = () => ({});\nexport const response = (context) => context.result;\n",
}


def name(place: str, path: str) -> Named:
    """The name at the mark in a piece of a file."""
    return Named(FILES[path].replace(place.replace("|", ""), place, 1), path, FILES)


@pytest.mark.parametrize(
    ("place", "path", "declaration"),
    [
        ("groups['Adm|ins']", BACKEND, "groups: ['[Admins]', 'Editors'],"),
        ("groups(['Adm|ins'])", STORAGE, "groups: ['[Admins]', 'Editors'],"),
        ("groups(['Adm|ins'])", DATA, "groups: ['[Admins]', 'Editors'],"),
        ("Tables['No|te']", BACKEND, "[Note]: a.model({"),
        ("tables.No|te", BACKEND, "[Note]: a.model({"),
        ("backend.rep|ort", BACKEND, "data, [report], files"),
        ("backend.fi|les", BACKEND, "[files]: storage });"),
        ("env/make-re|port", HANDLER, "name: '[make-report]'"),
        ("env.LEV|EL", HANDLER, "{ [LEVEL]: 'high'"),
        ("{ KE|Y }", HANDLER, "[KEY]: secret"),
        ("env.QUE|UE", HANDLER, "addEnvironment('[QUEUE]', 'x');"),
        ("custom: { 'custom:ti|er'", AUTH, "userAttributes: { '[custom:tier]':"),
        ("dataSource: 'wea|ther'", DATA, "addHttpDataSource('[weather]'"),
        ("function('run|ner')", DATA, "functions: { [runner]:"),
    ],
)
def test_each_mention_leads_to_the_declaration(place: str, path: str, declaration: str) -> None:
    [found] = name(place, path).definition()
    assert declaration in found


@pytest.mark.parametrize(
    ("place", "path", "new", "texts"),
    [
        (
            "'Adm|ins', 'Editors'",
            AUTH,
            "Staff",
            {AUTH: "['Staff', 'Editors']", BACKEND: "groups['Staff']", STORAGE: "groups(['Staff'])", DATA: "groups(['Staff'])"},
        ),
        ("No|te: a", DATA, "Memo", {DATA: "Memo: a.model", BACKEND: "tables.Memo"}),
        ("secret('GOOGLE|_ID')", AUTH, "GOOGLE_CLIENT", {AUTH: "secret('GOOGLE_CLIENT')", FUNCTION: "secret('GOOGLE_CLIENT')"}),
        ("'make-re|port'", FUNCTION, "report", {FUNCTION: "name: 'report'", HANDLER: "'$amplify/env/report'"}),
        (
            "LEV|EL: 'high'",
            FUNCTION,
            "DETAIL",
            {FUNCTION: "DETAIL: 'high'", HANDLER: "env.DETAIL, env.QUEUE, KEY, { LEVEL"},
        ),
        ("KE|Y: secret", FUNCTION, "TOKEN", {FUNCTION: "TOKEN: secret", HANDLER: "const { TOKEN: KEY } = env;"}),
        ("data, rep|ort", BACKEND, "reporter", {BACKEND: "reporter: report, files"}),
        ("files|: storage", BACKEND, "drive", {BACKEND: "backend.drive.resources.bucket"}),
        ("'custom:ti|er': { data", AUTH, "custom:plan", {AUTH: "custom: { 'custom:plan': 'tier' }"}),
        ("'pub|lic/*'", STORAGE, "shared/*", {STORAGE: "'shared/*': ["}),
        ("name: 'fi|les'", STORAGE, "drive", {STORAGE: "name: 'drive'"}),
        ("function('run|ner')", DATA, "job", {DATA: "functions: { job: defineFunction() }"}),
        ("'wea|ther'", DATA, "climate", {DATA: "dataSource: 'climate'", BACKEND: "addHttpDataSource('climate'"}),
    ],
)
def test_rename_changes_every_mention(place: str, path: str, new: str, texts: dict[str, str]) -> None:
    after = name(place, path).renamed(new)
    assert set(after) == set(texts)
    for changed, part in texts.items():
        assert part in after[changed]


def test_a_member_that_cannot_follow_a_dot_is_written_in_brackets() -> None:
    after = name("data, rep|ort", BACKEND).renamed("my-report")[BACKEND]
    assert "'my-report': report" in after
    assert "backend['my-report'].addEnvironment" in after


@pytest.mark.parametrize(
    ("place", "path", "new", "reason"),
    [
        ("'Adm|ins', 'Editors'", AUTH, "Editors", "The group `Editors` already exists."),
        ("'Adm|ins', 'Editors'", AUTH, "Site Admins", "The group cannot have the name `Site Admins`"),
        ("data, rep|ort", BACKEND, "createStack", "`createStack` is a reserved name."),
        ("data, rep|ort", BACKEND, "auth", "The resource `auth` already exists."),
        ("LEV|EL: 'high'", FUNCTION, "AWS_REGION", "`AWS_REGION` is a reserved name."),
        ("'custom:ti|er': { data", AUTH, "tier", "The user attribute cannot have the name `tier`"),
        ("'pub|lic/*'", STORAGE, "/shared/*", "`/shared/*` is not a valid storage path"),
        ("'make-re|port'", FUNCTION, "1st", "The function cannot have the name `1st`"),
    ],
)
def test_names_that_are_invalid_reserved_or_taken_are_refused(place: str, path: str, new: str, reason: str) -> None:
    assert name(place, path).refusal(new).startswith(reason)


def test_the_code_of_a_function_is_its_implementation() -> None:
    assert name("'make-re|port'", FUNCTION).implementation() == ["[]import { env } from '$amplify/env/make-report';"]


def test_an_import_of_generated_variables_keeps_its_extension() -> None:
    files = {**FILES, HANDLER: HANDLER_TEXT.replace("env/make-report'", "env/make-report.js'")}
    after = Named(FUNCTION_TEXT.replace("'make-report'", "'make-re|port'"), FUNCTION, files).renamed("report")
    assert "'$amplify/env/report.js'" in after[HANDLER]


@pytest.mark.parametrize("place", ["const { cfnUser|Group }", "const ta|ble", "defineBack|end({", "bucket|, backend"])
def test_other_names_are_left_to_typescript(place: str) -> None:
    assert name(place, BACKEND).prepared() is None


def test_the_stack_of_a_resource_is_not_renamed() -> None:
    text = "import { defineFunction } from '@aws-amplify/backend';\n"
    text += "export const f = defineFunction({ resourceGroupName: 'da|ta' });\n"
    assert str(Named(text, FUNCTION).prepared()).startswith("(`data` is the stack of a resource")
    assert Named(text.replace("'da|ta'", "'jo|bs'"), FUNCTION).renamed_here("tasks") == [
        "export const f = defineFunction({ resourceGroupName: 'tasks' });"
    ]
