"""A project of many files, and the changes that people make to one: edits, new files, deleted and renamed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random

ROOT = "/project/amplify"
BUILDERS = "import { a } from '@aws-amplify/backend';\n"

FILES = {
    "backend.ts": """import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { data } from './data/resource';
import { storage } from './storage/resource';
import { sayHello } from './functions/say-hello/resource';

const backend = defineBackend({ auth, data, storage, sayHello });
backend.addOutput({ custom: { greeting: 'hello' } });
""",
    "auth/resource.ts": """import { defineAuth } from '@aws-amplify/backend';
import { groups } from '../groups';
import { sayHello } from '../functions/say-hello/resource';

export const auth = defineAuth({
  loginWith: { email: { verificationEmailSubject: 'Welcome' } },
  groups,
  userAttributes: { givenName: { required: true, mutable: true }, 'custom:age': { dataType: 'Number', min: 1 } },
  triggers: { preSignUp: sayHello },
  access: (allow) => [allow.resource(sayHello).to(['manageUsers'])],
});
""",
    "groups.ts": """export const groups = ['admins', 'editors'];
export enum Group { Admins = 'admins', Editors = 'editors' }
""",
    "data/resource.ts": """import { type ClientSchema, a, defineData } from '@aws-amplify/backend';
import { Group } from '../groups';
import * as models from './models';
import { customer } from './models/customer';
import { sayHello } from '../functions/say-hello/resource';
import './secure';

const Order = a.model({ customerId: a.id(), customer: a.belongsTo('Customer', 'customerId'), total: a.float() });

const schema = a
  .schema({
    Customer: customer,
    Order,
    Note: models.Note,
    Status: a.enum(['OPEN', 'DONE']),
    hello: a.query().arguments({ name: a.string() }).returns(a.string()).handler(a.handler.function(sayHello)),
    Invoice: a.model({ orderId: a.id(), status: a.ref('Status') }).authorization((allow) => [allow.group(Group.Admins)]),
  })
  .authorization((allow) => [allow.owner(), allow.resource(sayHello)]);

export type Schema = ClientSchema<typeof schema>;
export const data = defineData({ schema, authorizationModes: { defaultAuthorizationMode: 'userPool' } });
""",
    "data/models/index.ts": """export * from './customer';
export { Note } from './note';
""",
    "data/models/customer.ts": """import { a } from '@aws-amplify/backend';
import { fields } from '../fields';

export const customer = a.model({ ...fields, orders: a.hasMany('Order', 'customerId') });
export const tags: any = { color: a.string() };
""",
    "data/models/note.ts": """import { a } from '@aws-amplify/backend';

export const Note = a.model({ text: a.string().required(), customerId: a.id() });
export default Note;
""",
    "data/fields.ts": """import { a } from '@aws-amplify/backend';

export const fields: any = { name: a.string().required(), email: a.email() };
""",
    "data/secure.ts": """import { customer } from './models/customer';
import Note from './models/note';

const all = [Note];
all.forEach((model) => model.authorization((allow) => [allow.owner()]));
""",
    "storage/resource.ts": """import { defineStorage } from '@aws-amplify/backend';
import { sayHello } from '../functions/say-hello/resource';

const base = 'media';
export const storage = defineStorage({
  name: 'files',
  access: (allow) => ({
    [`${base}/*`]: [allow.guest.to(['read']), allow.groups(['admins']).to(['read', 'write'])],
    'profile/{entity_id}/*': [allow.entity('identity').to(['read', 'write', 'delete'])],
    'jobs/*': [allow.resource(sayHello).to(['read'])],
  }),
});
""",
    "functions/say-hello/resource.ts": """import { defineFunction, secret } from '@aws-amplify/backend';
import { options } from './options';

export const sayHello = defineFunction({ name: 'say-hello', entry: './handler.ts', ...options });
""",
    "functions/say-hello/options.ts": """export const options: any = { timeoutSeconds: 30, environment: { NAME: 'world' } };
""",
    "functions/say-hello/handler.ts": """import type { Schema } from '../../data/resource';

type Status = Schema['Status']['type'];

export const handler: Schema['hello']['functionHandler'] = async (event) => {
  const { name } = event.arguments;
  return `hello ${name} ${event.arguments.nickname}`;
};
""",
}

LINES = (
    "import './more';",
    "import { fields } from './fields';",
    "import { customer, tags } from './models/customer';",
    "import * as models from './models';",
    "fields.orderId = a.id();",
    "fields.email = undefined;",
    "delete fields.name;",
    "customer.authorization((allow) => [allow.guest()]);",
    "Object.assign(tags, { size: a.integer() });",
    "models.Note.authorization((allow) => [allow.authenticated()]);",
    "for (const model of Object.values(models)) { model.authorization((allow) => [allow.owner()]); }",
    "groups.push('owners');",
    "options.timeoutSeconds = 9999;",
    "export * from './note';",
    "export const Extra = a.model({ noteId: a.id(), note: a.belongsTo('Note', 'noteId') });",
    "export { customer as Customer } from './models/customer';",
    "let later = customer; later = null;",
    "const { name, ...others } = fields;",
    "function secure(model = customer) { model.authorization((allow) => [allow.owner()]); }",
    "export default fields;",
    "  Extra: a.model({ orderId: a.id(), order: a.belongsTo('Order', 'orderId') }),",
    "  'other/*': [allow.guest.to(['get'])],",
    "  environment: { 'BAD KEY': 'x' },",
    "defineBackend({ auth });",
)
"""What people write into any of the files, at the beginning of a line; much of it is wrong there."""

PATHS = (
    "data/more.ts",
    "data/models/more.ts",
    "data/models/extra.ts",
    "functions/other/resource.ts",
    "functions/other/handler.ts",
    "auth/more.ts",
    "storage/more.ts",
    "groups/index.ts",
)
"""Where new files come up."""

CONTENTS = (
    "import { customer } from './models/customer';\ncustomer.authorization((allow) => [allow.publicApiKey()]);\n",
    "import { fields } from './fields';\nfields.nickname = 'wrong';\nimport './secure';\n",
    "import { defineFunction } from '@aws-amplify/backend';\nexport const other = defineFunction({ timeoutSeconds: 1000 });\n",
    "export const groups = ['one', 'one'];\nexport enum Group { Admins = 'chiefs' }\n",
    "export * from './customer';\n",
    BUILDERS + "export const Note = a.model({ text: a.strin() });\n",
    "",
)


class Step(NamedTuple):
    """One change: ``text`` is what the file holds afterwards, None where it is gone."""

    path: str
    text: str | None


def random_step(files: dict[str, str], chooser: random.Random) -> list[Step]:
    """A change of some files of a project that is no keystroke; a renamed file is two of them."""
    kind, path = chooser.random(), chooser.choice(sorted(files))
    if kind < 0.5:
        lines = files[path].split("\n")
        at = chooser.randint(0, len(lines))
        return [Step(path, "\n".join([*lines[:at], chooser.choice(LINES), *lines[at:]]))]
    if kind < 0.65:
        lines = files[path].split("\n")
        at = chooser.randrange(len(lines))
        return [Step(path, "\n".join([*lines[:at], *lines[at + 1 :]]))]
    if kind < 0.8:
        return [Step(f"{ROOT}/{chooser.choice(PATHS)}", chooser.choice(CONTENTS))]
    if kind < 0.9:
        return [Step(path, None)]
    return [Step(path, None), Step(f"{ROOT}/{chooser.choice(PATHS)}", files[path])]
