"""The names of resources, models and groups in functions that are passed the backend, and other indirect ways to a type."""

from __future__ import annotations

import pytest

from tests.ide.named import Named
from tests.ide.scene import AUTH, DATA, FOLDER, SIGN_IN, schema

BACKEND = f"{FOLDER}/backend.ts"
HELPER = f"{FOLDER}/monitoring/resource.ts"
SCHEMA = schema(
    "  Post: a.model({ title: a.string() }),\n  search: a.query().arguments({ text: a.string() }).returns(a.string()),"
)
SCHEMA = SCHEMA.replace("export const data", "export type Schema = ClientSchema<typeof schema>;\nexport const data")
MAIN = """\
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';
import { monitor } from './monitoring/resource';

export const backend = defineBackend({ auth, data });
const { tables } = backend.data.resources;
monitor(backend, { table: tables.Post.tableArn });
"""
TYPED = """\
import type { Backend, ConstructFactory } from '@aws-amplify/backend';
export function monitor(backend: Backend<{ auth: ConstructFactory<any>; data: ConstructFactory<any> }>, options: object) {
  backend.data.resources.cfnResources.cfnGraphqlApi.xrayEnabled = true;
  const rights = [backend.data.resources.tables['Post'], backend.auth.resources.groups['Admins'].role];
  return { data: options, rights };
}
"""
INFERRED = TYPED.replace("Backend<{ auth: ConstructFactory<any>; data: ConstructFactory<any> }>", "typeof main").replace(
    "import type { Backend, ConstructFactory } from '@aws-amplify/backend'", "import type { backend as main } from '../backend'"
)
FILES = {DATA: SCHEMA, AUTH: SIGN_IN, BACKEND: MAIN}


@pytest.mark.parametrize("helper", [TYPED, INFERRED])
def test_the_keys_of_resources_are_renamed_in_helpers(helper: str) -> None:
    named = Named(MAIN.replace("auth, data }", "auth, da|ta }"), BACKEND, {**FILES, HELPER: helper})
    texts = named.renamed("api")
    wanted = helper.replace("backend.data.", "backend.api.").replace("; data:", "; api:")
    assert texts == {
        BACKEND: MAIN.replace("auth, data }", "auth, api: data }").replace("backend.data.", "backend.api."),
        HELPER: wanted,
    }


@pytest.mark.parametrize("helper", [TYPED, INFERRED])
def test_models_and_groups_are_renamed_in_helpers(helper: str) -> None:
    files = {**FILES, HELPER: helper}
    texts = Named(SCHEMA.replace("Post: a", "Po|st: a"), DATA, files).renamed("Entry")
    assert texts[HELPER] == helper.replace("'Post'", "'Entry'")
    assert texts[BACKEND] == MAIN.replace("tables.Post", "tables.Entry")
    groups = Named(SIGN_IN.replace("'Admins'", "'Ad|mins'"), AUTH, files).renamed("Staff")
    assert groups[HELPER] == helper.replace("'Admins'", "'Staff'")


def test_a_name_in_a_helper_leads_to_its_declaration() -> None:
    marked = TYPED.replace("tables['Post']", "tables['Po|st']")
    assert Named(marked, HELPER, FILES).definition() == ["[Post]: a.model({ title: a.string() }),"]
    marked = TYPED.replace("backend.data.resources.cfn", "backend.da|ta.resources.cfn")
    assert Named(marked, HELPER, FILES).definition() == ["export const backend = defineBackend({ auth, [data] });"]


def test_what_a_dynamic_import_results_in_is_followed() -> None:
    handler = f"{FOLDER}/functions/search/handler.ts"
    code = """\
import type { Schema } from '../../data/resource';
export const handler: Schema['search']['functionHandler'] = async ({ arguments: { text } }) => text;
"""
    test = """\
const { handler } = await import('./handler');
const given = { text: 'a' };
handler({ arguments: { ...given } } as Parameters<typeof handler>[0]);
import('./handler').then((found) => found.handler({ arguments: { text: 'b' } } as never));
"""
    path = handler.replace("handler.ts", "handler.test.ts")
    texts = Named(SCHEMA.replace("text: a.str", "te|xt: a.str"), DATA, {handler: code, path: test}).renamed("words")
    assert texts[path] == test.replace("{ text: 'a' }", "{ words: 'a' }").replace("{ text: 'b' }", "{ words: 'b' }")


def test_of_several_schemas_the_one_that_the_type_is_made_of_counts() -> None:
    lean = SCHEMA.replace("const schema", "export const schema").replace("export const data = defineData({ schema });", "")
    lean = lean.replace("export type Schema = ClientSchema<typeof schema>;", "")
    text = SCHEMA.replace("defineData({ schema })", "defineData({ schema: lean })").replace(
        "\n\n", "\n\nimport { schema as lean } from './lean';\n", 1
    )
    app = "/project/src/app.ts"
    code = "import type { Schema } from '../amplify/data/resource';\ntype Post = Schema['Post']['type'];\n"
    code += "export const title = (post: Post) => post.title;\n"
    files = {app: code, f"{FOLDER}/data/lean.ts": lean}
    after = Named(text.replace("title: a", "ti|tle: a"), DATA, files).renamed("heading")
    assert after[app] == code.replace("post.title", "post.heading")
