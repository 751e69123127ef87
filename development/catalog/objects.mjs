// Looks at the objects of the installed npm packages at run time.
//
//     node objects.mjs NPM_FOLDER < requests > replies
//
// Requests, one JSON object a line: `{"name", "expression"}` with `"want": "names"` (of what may be called or read on the
// value) or `"value"` (as JSON). Replies: `{"name", "names"}`, `{"name", "value"}`, or `{"name", "error"}`.
//
// What a backend does at synth is not run: it would need an app of the CDK and files on the disk.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const npmFolder = path.resolve(process.argv[2]);
const installed = createRequire(path.join(npmFolder, 'package.json'));
// Several versions of a package may be installed; what counts is what `@aws-amplify/backend` uses.
const require = createRequire(installed.resolve('@aws-amplify/backend'));

const backend = await import(pathToFileURL(installed.resolve('@aws-amplify/backend')).href);
const { a, defineAuth, defineFunction, defineStorage } = backend;
const { configure } = require('@aws-amplify/data-schema/internals');
// What these callbacks are given is made at synth, of builders that the packages keep to themselves.
const builders = new Map([
  [defineAuth, (await load('@aws-amplify/backend-auth', 'access_builder.js')).authAccessBuilder],
  [defineStorage, (await load('@aws-amplify/backend-storage', 'access_builder.js')).roleAccessBuilder],
]);

const { DefaultResourceNameValidator } = await load('@aws-amplify/backend', 'engine/validations/default_resource_name_validator.js');
const { FunctionLayerArnParser } = await load('@aws-amplify/backend-function', 'layer_parser.js');

const connectionUri = backend.secret('NAME');
const sql = configure({ database: { engine: 'postgresql', connectionUri } }).schema({ Task: a.model({ title: a.string() }) });
const model = a.model({ title: a.string(), rank: a.integer() });
const schema = a.schema({ Task: model });
const func = defineFunction();
const asked = { backend, a, configure, defineAuth, defineStorage, sql, model, schema, func };
const helpers = { given, option, graphql, hydrated, isTaken, isName, isLayer };
const names = { ...asked, ...helpers };

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  process.stdout.write(`${JSON.stringify(reply(JSON.parse(line)))}\n`);
}

function reply({ name, expression, want }) {
  try {
    const value = new Function(...Object.keys(names), `return (${expression});`)(...Object.values(names));
    return want === 'names' ? { name, names: namesOf(value) } : { name, value: value ?? null };
  } catch (error) {
    return { name, error: error.message };
  }
}

function namesOf(value) {
  const classes = [];
  for (let each = value; each && each !== Object.prototype && each !== Function.prototype; each = Object.getPrototypeOf(each)) {
    classes.push(each);
  }
  const found = classes.flatMap((each) => Object.getOwnPropertyNames(each));
  return [...new Set(found)].filter((each) => each !== 'constructor' && !each.startsWith('_')).sort();
}

/** What the callback of a method is given. The method may refuse what this callback returns; it was called by then. */
function given(method) {
  let first;
  try {
    method((value) => {
      first = value;
      return [];
    });
  } catch (error) {
    if (first === undefined) throw error;
  }
  return first;
}

function option(define) {
  return builders.get(define);
}

/** The GraphQL type of a field. */
function graphql(field) {
  const { schema: text } = a.schema({ Task: a.model({ title: field }).authorization((allow) => allow.guest()) }).transform();
  return /title: (\S+)/.exec(text)?.[1];
}

/** The options of a function with the defaults of the packages. */
function hydrated(options) {
  return defineFunction({ name: 'name', entry: './handler.ts', ...options }).hydrateDefaults();
}

function isTaken(options) {
  return isValid(() => hydrated(options));
}

function isName(name) {
  return isValid(() => new DefaultResourceNameValidator().validate(name));
}

function isLayer(name) {
  return isValid(() => new FunctionLayerArnParser('eu-west-1', '123456789012').parseLayers({ module: name }, 'function'));
}

/** Whether the packages take something; other errors than theirs are thrown on. */
function isValid(check) {
  try {
    check();
    return true;
  } catch (error) {
    if (/^Invalid/.test(error.name)) return false;
    throw error;
  }
}

/** A file of the folder `lib` of a package, which its `exports` hide. Where it is not, the trials that need it fail. */
async function load(name, file) {
  try {
    return await import(pathToFileURL(path.join(path.dirname(require.resolve(name)), file)).href);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return {};
    throw error;
  }
}
