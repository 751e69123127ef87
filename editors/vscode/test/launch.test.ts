import assert from 'node:assert';
import * as path from 'node:path';
import { test } from 'node:test';
import { findLaunch } from '../src/launch';
import type { Machine, Wishes } from '../src/launch';

const NO_WISHES: Wishes = { path: '', interpreter: '', prefersEnvironment: false };
const BUNDLE = path.resolve('/extension/bundled');
const SCRIPT = path.join(BUNDLE, 'launch.py');

/** A machine with some programs: the version of a Python, or why it cannot be used. */
function machine(programs: Record<string, string | Error>, more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    bundle: BUNDLE,
    workspaceFolders: [path.resolve('/home/me')],
    isFile: (file) => file in programs,
    which: (name) => (`/bin/${name}` in programs ? `/bin/${name}` : undefined),
    run: async (command) => {
      const answer = programs[command];
      if (answer === undefined || answer instanceof Error) {
        throw answer ?? new Error(`spawn ${command} ENOENT`);
      }
      const problem = answer.startsWith('3.9') ? `Python ${answer} is too old: 3.10 or newer is needed` : null;
      return `a word of the site\n${JSON.stringify({ executable: command, python: answer, problem })}\n`;
    },
    pythonExtension: async () => undefined,
    ...more,
  };
}

test('the first Python on the PATH is taken', async () => {
  const { launch } = await findLaunch(NO_WISHES, machine({ '/bin/python3': '3.12.1', '/bin/python': '3.10.0' }));
  assert.deepStrictEqual(launch, {
    command: '/bin/python3',
    args: ['-I', SCRIPT, 'server'],
    program: 'Python 3.12.1, /bin/python3',
    reason: 'the first Python on the PATH that works',
  });
});

test('one that is too old, and one that does not run, are passed over with the reason', async () => {
  const programs = { '/bin/python3': '3.9.6', '/bin/python': new Error('Bad CPU type\nin executable'), '/bin/python3.11': '3.11.2' };
  const { launch, steps } = await findLaunch(NO_WISHES, machine(programs));
  assert.strictEqual(launch?.command, '/bin/python3.11');
  const told = steps.map(({ candidate, outcome }) => `${candidate}: ${outcome}`);
  assert(told.includes('/bin/python3: Python 3.9.6 is too old: 3.10 or newer is needed'), told.join('\n'));
  assert(told.includes('/bin/python: cannot be run: Bad CPU type'), told.join('\n'));
});

test('the setting for the interpreter comes first, and a wrong one is no obstacle', async () => {
  const programs = { '/bin/python3': '3.12.1', [path.resolve('/home/me/.venv/bin/python')]: '3.11.0' };
  const wished = await findLaunch({ ...NO_WISHES, interpreter: '.venv/bin/python' }, machine(programs));
  assert.strictEqual(wished.launch?.command, path.resolve('/home/me/.venv/bin/python'));
  const wrong = await findLaunch({ ...NO_WISHES, interpreter: '/nowhere/python' }, machine(programs));
  assert.strictEqual(wrong.launch?.command, '/bin/python3');
});

test('a path of the user is started as it is', async () => {
  const own = path.resolve('/home/me/tools/amplify-ls');
  const { launch } = await findLaunch({ ...NO_WISHES, path: 'tools/amplify-ls' }, machine({ [own]: '', '/bin/python3': '3.12.1' }));
  assert.strictEqual(launch?.command, own);
  assert.deepStrictEqual(launch.args, ['server']);
  const missing = await findLaunch({ ...NO_WISHES, path: 'tools/amplify-ls' }, machine({ '/bin/python3': '3.12.1' }));
  assert.strictEqual(missing.launch?.command, '/bin/python3');
});

test('the environment is looked at only when it is asked for', async () => {
  const local = path.resolve('/home/me/.venv/bin/amplify-ls');
  const programs = { [local]: '', '/bin/amplify-ls': '', '/bin/python3': '3.12.1' };
  assert.strictEqual((await findLaunch(NO_WISHES, machine(programs))).launch?.command, '/bin/python3');
  const wishes = { ...NO_WISHES, prefersEnvironment: true };
  assert.strictEqual((await findLaunch(wishes, machine(programs))).launch?.command, local);
  const onPath = { '/bin/amplify-ls': '', '/bin/python3': '3.12.1' };
  assert.strictEqual((await findLaunch(wishes, machine(onPath))).launch?.command, '/bin/amplify-ls');
  assert.strictEqual((await findLaunch(wishes, machine({ '/bin/python3': '3.12.1' }))).launch?.command, '/bin/python3');
});

test('on macOS the places are tried that a program started from the Dock does not see', async () => {
  const programs = { '/bin/python3': '3.9.6', '/opt/homebrew/bin/python3': '3.13.0' };
  const { launch } = await findLaunch(NO_WISHES, machine(programs, { platform: 'darwin' }));
  assert.strictEqual(launch?.command, '/opt/homebrew/bin/python3');
});

test('on Windows the launcher is asked for a Python 3', async () => {
  const { launch } = await findLaunch(NO_WISHES, machine({ '/bin/py': '3.12.0' }, { platform: 'win32' }));
  assert.deepStrictEqual(launch?.args, ['-3', '-I', SCRIPT, 'server']);
});

test('the Python extension is asked before uv, and uv last', async () => {
  const programs = { '/bin/uv': '3.12.0', '/conda/python': '3.11.0' };
  const conda = await findLaunch(NO_WISHES, machine(programs, { pythonExtension: async () => '/conda/python' }));
  assert.strictEqual(conda.launch?.reason, 'the Python extension uses it');
  const uv = await findLaunch(NO_WISHES, machine(programs));
  assert.strictEqual(uv.launch?.command, '/bin/uv');
  assert.deepStrictEqual(uv.launch.args.slice(0, 2), ['run', '--quiet']);
  assert.deepStrictEqual(uv.launch.args.slice(-4), ['python', '-I', SCRIPT, 'server']);
});

test('without any Python there is no command, and each step is told', async () => {
  const { launch, steps } = await findLaunch(NO_WISHES, machine({ '/bin/python3': '3.9.6' }));
  assert.strictEqual(launch, undefined);
  assert(steps.some(({ candidate, outcome }) => candidate === 'uv' && outcome === 'is not on the PATH'));
});

test('no Python is asked twice', async () => {
  const asked: string[] = [];
  const programs = { '/usr/bin/python3': '3.9.6', '/bin/uv': new Error('offline') };
  const one = machine(programs, { which: (name) => (name === 'python3' ? '/usr/bin/python3' : undefined) });
  await findLaunch(NO_WISHES, {
    ...one,
    run: (command, args) => {
      asked.push(command);
      return one.run(command, args);
    },
  });
  assert.deepStrictEqual(asked, ['/usr/bin/python3']);
});
