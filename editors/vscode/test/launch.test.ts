import assert from 'node:assert';
import * as path from 'node:path';
import { test } from 'node:test';
import { findLaunch, startsTheSame } from '../src/launch';
import type { Launch, Machine, Wishes } from '../src/launch';
import type { Workspace } from '../src/workspace';

const NO_WISHES: Wishes = { path: '', interpreter: '', prefersEnvironment: false };
const BUNDLE = path.resolve('/extension/bundled');
const SCRIPT = path.join(BUNDLE, 'launch.py');
const HOME = path.resolve('/home/me');
const TRUSTED: Workspace = { folders: [HOME], isTrusted: true, trail: (file) => [file] };
const UNTRUSTED: Workspace = { ...TRUSTED, isTrusted: false };

/** A machine with some programs: the version of a Python, or why it cannot be used. */
function machine(programs: Record<string, string | Error>, more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    bundle: BUNDLE,
    workspace: TRUSTED,
    variables: {},
    isFile: (file) => file in programs,
    which: (name) => [`/bin/${name}`].filter((file) => file in programs),
    run: async (command) => {
      const answer = programs[command];
      if (answer === undefined || answer instanceof Error) {
        throw answer ?? new Error(`spawn ${command} ENOENT`);
      }
      const problem = answer.startsWith('3.9') ? `Python ${answer} is too old: 3.10 or newer is required` : null;
      return `a word of the site\n${JSON.stringify({ executable: command, python: answer, problem })}\n`;
    },
    pythonExtension: async () => undefined,
    ...more,
  };
}

test('the first Python on the PATH is taken', async () => {
  const { launch } = await findLaunch(NO_WISHES, machine({ '/bin/python3': '3.12.1', '/bin/python': '3.10.0' }));
  assert.strictEqual(launch?.command, '/bin/python3');
  assert.deepStrictEqual(launch.args, ['-I', SCRIPT, 'server']);
  assert.strictEqual(launch.program, 'Python 3.12.1, /bin/python3');
  assert.strictEqual(launch.reason, 'the first Python on the PATH that works');
});

test('one that is too old, and one that does not run, are passed over with the reason', async () => {
  const programs = { '/bin/python3': '3.9.6', '/bin/python': new Error('Bad CPU type\nin executable'), '/bin/python3.11': '3.11.2' };
  const { launch, steps } = await findLaunch(NO_WISHES, machine(programs));
  assert.strictEqual(launch?.command, '/bin/python3.11');
  const told = steps.map(({ candidate, outcome }) => `${candidate}: ${outcome}`);
  assert(told.includes('/bin/python3: Python 3.9.6 is too old: 3.10 or newer is required'), told.join('\n'));
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
  const one = machine(programs, { which: (name) => (name === 'python3' ? ['/usr/bin/python3'] : []) });
  await findLaunch(NO_WISHES, {
    ...one,
    run: (command, args, where) => {
      asked.push(command);
      return one.run(command, args, where);
    },
  });
  assert.deepStrictEqual(asked, ['/usr/bin/python3']);
});

/** What a program was run with. */
interface Run {
  readonly command: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The same machine, with notes of what was run on it. */
function watched(one: Machine): { machine: Machine; runs: Run[] } {
  const runs: Run[] = [];
  const run: Machine['run'] = (command, args, where) => {
    runs.push({ command, ...where });
    return one.run(command, args, where);
  };
  return { machine: { ...one, run }, runs };
}

for (const workspace of [TRUSTED, UNTRUSTED]) {
  const kind = workspace.isTrusted ? 'trusted' : 'untrusted';

  test(`whatever is started, its working directory is the bundle: ${kind}`, async () => {
    const own = path.resolve('/opt/amplify-ls');
    const asking = watched(machine({ '/bin/python3': '3.9.6', '/bin/uv': '3.12.0' }, { workspace }));
    const { launch } = await findLaunch(NO_WISHES, asking.machine);
    assert.deepStrictEqual(asking.runs.map(({ command, cwd }) => [command, cwd]), [
      ['/bin/python3', BUNDLE],
      ['/bin/uv', BUNDLE],
    ]);
    assert.strictEqual(launch?.cwd, BUNDLE);
    const named = await findLaunch({ ...NO_WISHES, path: own }, machine({ [own]: '' }, { workspace }));
    assert.strictEqual(named.launch?.command, own);
    assert.strictEqual(named.launch.cwd, BUNDLE);
  });

  test(`no variable leads Python or uv into the workspace: ${kind}`, async () => {
    const local = path.join(HOME, '.venv');
    const variables = {
      HOME,
      PYTHONPATH: HOME,
      PYTHONHOME: local,
      PYTHONSTARTUP: path.join(HOME, 'start.py'),
      VIRTUAL_ENV: local,
      CONDA_PREFIX: local,
      PYENV_DIR: HOME,
      UV_PROJECT: HOME,
      UV_CONFIG_FILE: path.join(HOME, 'uv.toml'),
      UV_PYTHON: path.join(local, 'bin/python'),
      UV_CACHE_DIR: '/var/cache/uv',
      PWD: HOME,
    };
    const asking = watched(machine({ '/bin/uv': '3.12.0' }, { workspace, variables }));
    const { launch } = await findLaunch(NO_WISHES, asking.machine);
    const expected = {
      HOME,
      PWD: BUNDLE,
      PYTHONSAFEPATH: '1',
      UV_CACHE_DIR: '/var/cache/uv',
      UV_NO_CONFIG: '1',
      UV_NO_ENV_FILE: '1',
      UV_NO_PROJECT: '1',
      UV_PYTHON: '>=3.10,<3.15',
    };
    assert.deepStrictEqual(launch?.env, expected);
    assert.deepStrictEqual(asking.runs.map(({ env }) => env), [expected]);
  });
}

test('in an untrusted workspace, settings start nothing of it, and no relative path', async () => {
  const inside = { [path.join(HOME, '.venv/bin/python')]: '3.12.1', [path.join(HOME, '.venv/bin/amplify-ls')]: '', [path.join(HOME, 'ls')]: '' };
  const elsewhere = { [path.resolve('/home/tools/python')]: '3.11.0', '/bin/amplify-ls': '', '/bin/python3': '3.10.0' };
  const wishes: Wishes[] = [
    { ...NO_WISHES, path: 'ls' },
    { ...NO_WISHES, path: path.join(HOME, 'ls') },
    { ...NO_WISHES, path: '../tools/python' },
    { ...NO_WISHES, interpreter: '.venv/bin/python' },
    { ...NO_WISHES, interpreter: path.join(HOME, '.venv/bin/python') },
    { ...NO_WISHES, interpreter: '../tools/python' },
    { ...NO_WISHES, prefersEnvironment: true },
  ];
  for (const wish of wishes) {
    const asking = watched(machine({ ...inside, ...elsewhere }, { workspace: UNTRUSTED }));
    const { launch, steps } = await findLaunch(wish, asking.machine);
    assert.strictEqual(launch?.command, '/bin/python3', JSON.stringify(wish));
    assert.deepStrictEqual(asking.runs.map(({ command }) => command), ['/bin/python3']);
    assert(steps.some(({ outcome }) => outcome === 'is not started, because the workspace is not trusted'));
  }
});

test('in an untrusted workspace, absolute paths outside of it are started', async () => {
  const python = path.resolve('/home/tools/python');
  const own = path.resolve('/home/tools/amplify-ls');
  const programs = { [python]: '3.11.0', [own]: '', '/bin/python3': '3.12.1', '/bin/python3.11': '3.11.0' };
  const untrusted = machine(programs, { workspace: UNTRUSTED });
  assert.strictEqual((await findLaunch({ ...NO_WISHES, path: own }, untrusted)).launch?.command, own);
  assert.strictEqual((await findLaunch({ ...NO_WISHES, interpreter: python }, untrusted)).launch?.command, python);
  assert.strictEqual((await findLaunch({ ...NO_WISHES, interpreter: 'python3.11' }, untrusted)).launch?.command, '/bin/python3.11');
});

test('in an untrusted workspace, folders of it on the PATH are passed over', async () => {
  const local = path.join(HOME, '.venv/bin');
  const variables = { PATH: [local, 'relative', path.resolve('/bin')].join(path.delimiter) };
  const programs = { [path.join(local, 'python3')]: '3.12.1', [path.join(local, 'uv')]: '', '/bin/python3': '3.11.0' };
  const which = (name: string) => [path.join(local, name), `/bin/${name}`].filter((file) => file in programs);
  const asking = watched(machine(programs, { workspace: UNTRUSTED, variables, which }));
  const { launch } = await findLaunch(NO_WISHES, asking.machine);
  assert.strictEqual(launch?.command, '/bin/python3');
  assert.strictEqual(launch.env['PATH'], path.resolve('/bin'));
  assert.deepStrictEqual(asking.runs.map(({ command }) => command), ['/bin/python3']);
  const trusted = await findLaunch(NO_WISHES, machine(programs, { variables, which }));
  assert.strictEqual(trusted.launch?.command, path.join(local, 'python3'));
});

test('in an untrusted workspace, a link that leads through it is passed over', async () => {
  const link = path.resolve('/usr/local/bin/python3');
  const trail = (file: string) => (file === link ? [link, path.join(HOME, '.venv/bin/python'), '/usr/bin/python3'] : [file]);
  const programs = { [link]: '3.12.1', '/usr/bin/python3': '3.11.0' };
  const none = { workspace: { ...UNTRUSTED, trail }, which: () => [] };
  const { launch } = await findLaunch({ ...NO_WISHES, interpreter: link }, machine(programs, none));
  assert.strictEqual(launch?.command, '/usr/bin/python3');
});

test('in an untrusted workspace, the Python extension has no say about the Python of the workspace', async () => {
  const local = path.join(HOME, '.venv/bin/python');
  const more = { workspace: UNTRUSTED, pythonExtension: async () => local };
  assert.strictEqual((await findLaunch(NO_WISHES, machine({ [local]: '3.12.1' }, more))).launch, undefined);
});

test('trust changes the server only when another program is allowed by it', async () => {
  const local = path.join(HOME, '.venv/bin/amplify-ls');
  const programs = { [local]: '', '/bin/python3': '3.12.1' };
  const launch = async (wishes: Wishes, workspace: Workspace): Promise<Launch> => {
    const found = await findLaunch(wishes, machine(programs, { workspace }));
    assert(found.launch);
    return found.launch;
  };
  const wishes = { ...NO_WISHES, prefersEnvironment: true };
  assert(startsTheSame(await launch(NO_WISHES, UNTRUSTED), await launch(NO_WISHES, TRUSTED)));
  assert(!startsTheSame(await launch(wishes, UNTRUSTED), await launch(wishes, TRUSTED)));
});
