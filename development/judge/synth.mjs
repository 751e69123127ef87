// Load and synth: what happens to a backend before anything is deployed, as `ampx` does it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { faultsOfSchema, stackCycles } from './deployment.mjs';
import { makeLoader, readModules } from './modules.mjs';

const CONTEXT = {
  'amplify-backend-namespace': 'app',
  'amplify-backend-name': 'main',
  'amplify-backend-type': 'branch',
  // Nothing is bundled and nothing copied: what the code of handlers does is not asked.
  'aws:cdk:bundling-stacks': [],
  'aws:cdk:disable-asset-staging': true,
};

/** A function that judges the project in a folder: {refusal, deployment, graphql}. */
export async function makeSynth(packages) {
  const backend = await packages.import('@aws-amplify/backend');
  const graphql = packages.require('graphql');
  const counted = singletons(backend);
  const defined = [];
  const load = makeLoader(packages, {
    '@aws-amplify/backend': {
      ...backend,
      defineBackend: (factories) => {
        const made = backend.defineBackend(factories);
        defined.push(made);
        return made;
      },
      __esModule: true,
    },
  });
  const known = new Map(); // outcomes by what they depend on
  return async ({ folder, files }) => {
    let modules;
    try {
      modules = readModules(packages, folder, 'amplify/backend.ts');
    } catch (error) {
      return { refusal: { phase: 'load', message: messageOf(error, folder) }, deployment: [] };
    }
    const key = keyOf(modules, folder, files);
    if (!known.has(key)) known.set(key, await synth(modules, folder));
    return known.get(key);
  };

  async function synth(modules, folder) {
    defined.length = 0;
    for (const factory of counted) factory.factoryCount = 0;
    process.chdir(folder); // the function construct writes its types below it
    process.env.CDK_CONTEXT_JSON = JSON.stringify(CONTEXT);
    process.env.CDK_OUTDIR = path.join(folder, 'cdk.out');
    const restore = silence();
    let phase = 'load';
    try {
      await load(modules);
      if (!defined.length) throw new Error('amplify/backend.ts calls no defineBackend');
      phase = 'synth';
      process.emit('message', 'amplifySynth'); // what ampx sends
      const { stack } = defined[0];
      const schemas = schemasIn(stack);
      const faults = schemas.flatMap((text) => faultsOfSchema(graphql, text));
      return { refusal: annotated(stack), deployment: [...faults, ...stackCycles(process.env.CDK_OUTDIR)], graphql: schemas.join('\n') };
    } catch (error) {
      return { refusal: { phase, message: messageOf(error, folder) }, deployment: [] };
    } finally {
      process.removeAllListeners('message');
      restore();
    }
  }
}

// What runs, which files there are, and what may be read that does not run. The code of handlers is not bundled.
function keyOf({ units }, folder, files) {
  const hash = createHash('sha256');
  for (const { file, code } of units.values()) hash.update(`${path.relative(folder, file)}\0${code}\0`);
  for (const [name, text] of Object.entries(files)) hash.update(/\.[mc]?[jt]sx?$/.test(name) ? `${name}\0` : `${name}\0${text}\0`);
  return hash.digest('base64');
}

// `defineAuth` and `defineData` may be called once in a process, which they count in a static property.
function singletons({ a, defineAuth, defineData }) {
  const made = [defineAuth({ loginWith: { email: true } }), defineData({ schema: a.schema({}) })];
  return made.map(({ constructor }) => constructor);
}

function silence() {
  const { log, info, warn, error, debug } = console;
  const write = process.stderr.write;
  console.log = console.info = console.warn = console.error = console.debug = () => {};
  process.stderr.write = () => true;
  return () => {
    Object.assign(console, { log, info, warn, error, debug });
    process.stderr.write = write;
  };
}

function schemasIn(stack) {
  const definitions = stack.node.findAll().map((construct) => construct.schema?.definition);
  return definitions.filter((text) => typeof text === 'string');
}

// Some constructs note an error instead of throwing it; the command line of the CDK refuses these.
function annotated(stack) {
  const notes = stack.node.findAll().flatMap((construct) => construct.node.metadata);
  const note = notes.find(({ type }) => type === 'aws:cdk:error');
  return note ? { phase: 'synth', message: String(note.data) } : null;
}

// The innermost cause has the words that tell; the errors around it say that something is wrong.
function messageOf(error, folder) {
  const texts = [];
  for (let cause = error; cause && texts.length < 6; cause = cause.cause) texts.push(String(cause.message ?? cause));
  return texts.at(-1).split(folder + path.sep).join('');
}
