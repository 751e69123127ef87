"""Texts to edit: the shapes that real files have, large and small."""

from __future__ import annotations

MODELS = "\n".join(
    f"""  Model{number}: a
    .model({{
      title: a.string().required(), // the title
      parentId: a.id(),
      parent: a.belongsTo('Model{max(number - 1, 0)}', 'parentId'),
      children: a.hasMany('Model{number + 1}', 'parentId'),
      status: a.enum(['DRAFT', 'DONE']),
    }})
    .authorization((allow) => [allow.owner(), allow.guest().to(['read'])]),
"""
    for number in range(12)
)

TEXTS = {
    "large": f"""import {{ type ClientSchema, a, defineData }} from '@aws-amplify/backend';

/** Größe 😀 */
const schema = a.schema({{
{MODELS}}}).authorization((allow) => [allow.authenticated()]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({{ schema, authorizationModes: {{ defaultAuthorizationMode: 'userPool' }} }});
""",
    "windows": MODELS.replace("\n", "\r\n").join(["const models = {\r\n", "};\r\nexport default models;\r\n"]),
    "split": """import { a } from '@aws-amplify/backend';
import * as models from './models';
import base, { helper as other } from './base';
export * from './more';
export { x as y } from './z';
const fields = { ...base, name: a.string(), [KEY]: a.id() };
export const Todo = a.model(fields).authorization(other);
models.Extra = Todo;
Object.assign(fields, { late: a.string() });
function make(extra = {}) { const all = { ...fields, ...extra }; return a.model(all); }
export const schema = a.schema({ ...models, Todo, Made: make({ y: a.id() }) } as any);
export default schema;
""",
    "auth": """import { defineAuth, secret } from "@aws-amplify/backend"

export const auth = defineAuth({
\tloginWith: {
\t\temail: { verificationEmailBody: (code) => `Your code: ${code()}` },
\t\texternalProviders: {
\t\t\tgoogle: { clientId: secret("A"), clientSecret: secret("B") },
\t\t\tcallbackUrls: ["http://localhost:3000/"],
\t\t\tlogoutUrls: ["http://localhost:3000/"],
\t\t},
\t},
\tuserAttributes: { email: { required: true }, "custom:age": { dataType: "Number", min: 1 } },
\tgroups: ["ADMINS", "EDITORS"],
})
""",
    "empty": "",
}
