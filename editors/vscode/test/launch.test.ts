import assert from 'node:assert';
import * as path from 'node:path';
import { test } from 'node:test';
import { findLaunch, startsTheSame } from '../src/launch';
import type { Launch, Machine, Wishes } from '../src/launch';
import type { Workspace } from '../src/workspace';

const NO_WISHES: Wishes = { path: '', interpreter: '', prefersEnvironment: false };
const BUNDLE = path.resolve('/extension/bundled');
const HOME = path.resolve('/home/me');
const PACKAGE = '@amplify-ls/linux-x64';
const TRUSTED: Workspace = { folders: [HOME], isTrusted: true, trail: (file) => [file] };
const UNTRUSTED: Workspace = { ...TRUSTED, isTrusted: false };

/** The files of a folder that has its own interpreter. */
function built(folder: string): string[] {
  return [path.join(folder, 'app/start.py'), path.join(folder, 'python/bin/python3.13')];
}

/** A machine with the extension's own server and some other files. */
function machine(files: readonly string[] = [], more: Partial<Machine> = {}): Machine {
  const all = [...built(BUNDLE), ...files];
  return {
    platform: 'linux',
    packages: [PACKAGE, `${PACKAGE}-musl`],
    bundle: BUNDLE,
    workspace: TRUSTED,
    variables: {},
    isFile: (file) => all.includes(file),
    list: (folder) => all.filter((file) => path.dirname(file) === folder).map((file) => path.basename(file)),
    realPath: (file) => file,
    which: (name) => [`/bin/${name}`].filter((file) => all.includes(file)),
    run: async (command) => {
      if (!all.includes(command)) {
        throw new Error(`spawn ${command} ENOENT`);
      }
      return 'a word of the site\namplify-ls 0.1.0\n';
    },
    ...more,
  };
}

const bundledCommand = path.join(BUNDLE, 'python/bin/python3.13');

test('the bundled server is started, and no Python is looked for', async () => {
  const { launch } = await findLaunch(NO_WISHES, machine(['/bin/python3', '/bin/amplify-ls']));
  assert.strictEqual(launch?.command, bundledCommand);
  assert.deepStrictEqual(launch.args, ['-I', '-S', '-B', path.join(BUNDLE, 'app/start.py'), 'server']);
  assert.strictEqual(launch.program, 'the bundled amplify-ls');
});

test('on Windows, the program of the bundle is python.exe', async () => {
  const program = path.join(BUNDLE, 'python/python.exe');
  const { launch } = await findLaunch(NO_WISHES, machine([program], { platform: 'win32' }));
  assert.strictEqual(launch?.command, program);
});

test('the server in node_modules of a trusted workspace comes before the bundled one', async () => {
  const own = path.join(HOME, 'node_modules', PACKAGE);
  const { launch } = await findLaunch(NO_WISHES, machine(built(own)));
  assert.strictEqual(launch?.command, path.join(own, 'python/bin/python3.13'));
  assert.strictEqual(launch.program, 'amplify-ls of the workspace');
  const untrusted = await findLaunch(NO_WISHES, machine(built(own), { workspace: UNTRUSTED }));
  assert.strictEqual(untrusted.launch?.command, bundledCommand);
  assert(untrusted.steps.some(({ outcome }) => outcome.includes('not trusted')));
});

test('a package manager that links packages has the one of the platform beside the linked one', async () => {
  const store = path.join(HOME, 'node_modules/.pnpm/amplify-ls@0.1.0/node_modules');
  const realPath = (file: string) => (file === path.join(HOME, 'node_modules/amplify-ls') ? path.join(store, 'amplify-ls') : file);
  const { launch } = await findLaunch(NO_WISHES, machine(built(path.join(store, `${PACKAGE}-musl`)), { realPath }));
  assert.strictEqual(launch?.command, path.join(store, `${PACKAGE}-musl`, 'python/bin/python3.13'));
});

test('a path of the user is started as it is', async () => {
  const own = path.join(HOME, 'tools/amplify-ls');
  const wishes = { ...NO_WISHES, path: 'tools/amplify-ls' };
  const { launch } = await findLaunch(wishes, machine([own, ...built(path.join(HOME, 'node_modules', PACKAGE))]));
  assert.strictEqual(launch?.command, own);
  assert.deepStrictEqual(launch.args, ['server']);
  assert.strictEqual((await findLaunch(wishes, machine())).launch?.command, bundledCommand);
});

test('a Python is asked for amplify-ls only when the setting names it', async () => {
  const python = path.join(HOME, '.venv/bin/python');
  const wishes = { ...NO_WISHES, interpreter: '.venv/bin/python' };
  const { launch } = await findLaunch(wishes, machine([python]));
  assert.strictEqual(launch?.command, python);
  assert.deepStrictEqual(launch.args, ['-I', '-m', 'amplify_ls', 'server']);
  assert.strictEqual(launch.program, `amplify-ls 0.1.0, ${python}`);
  const onPath = await findLaunch({ ...NO_WISHES, interpreter: 'python3.12' }, machine(['/bin/python3.12']));
  assert.strictEqual(onPath.launch?.command, '/bin/python3.12');
  const wrong = await findLaunch({ ...NO_WISHES, interpreter: '/nowhere/python' }, machine());
  assert.strictEqual(wrong.launch?.command, bundledCommand);
  assert(wrong.steps.some(({ outcome }) => outcome === 'cannot run amplify-ls: spawn /nowhere/python ENOENT'));
});

test('the environment is looked at only when it is asked for', async () => {
  const local = path.join(HOME, '.venv/bin/amplify-ls');
  assert.strictEqual((await findLaunch(NO_WISHES, machine([local]))).launch?.command, bundledCommand);
  const wishes = { ...NO_WISHES, prefersEnvironment: true };
  assert.strictEqual((await findLaunch(wishes, machine([local, '/bin/amplify-ls']))).launch?.command, local);
  assert.strictEqual((await findLaunch(wishes, machine(['/bin/amplify-ls']))).launch?.command, '/bin/amplify-ls');
  assert.strictEqual((await findLaunch(wishes, machine())).launch?.command, bundledCommand);
});

test('a package for another platform has no command, and each step is logged', async () => {
  const { launch, steps } = await findLaunch(NO_WISHES, machine([], { list: () => [] }));
  assert.strictEqual(launch, undefined);
  assert.deepStrictEqual(steps, [{ candidate: BUNDLE, outcome: 'contains no server for this platform' }]);
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
    const python = path.resolve('/opt/python');
    const asking = watched(machine([python], { workspace }));
    const { launch } = await findLaunch({ ...NO_WISHES, interpreter: python }, asking.machine);
    assert.deepStrictEqual(asking.runs.map(({ command, cwd }) => [command, cwd]), [[python, BUNDLE]]);
    assert.strictEqual(launch?.cwd, BUNDLE);
  });

  test(`no variable leads Python into the workspace: ${kind}`, async () => {
    const local = path.join(HOME, '.venv');
    const variables = {
      HOME,
      PYTHONPATH: HOME,
      PYTHONHOME: local,
      PYTHONSTARTUP: path.join(HOME, 'start.py'),
      VIRTUAL_ENV: local,
      CONDA_PREFIX: local,
      PYENV_DIR: HOME,
      PWD: HOME,
    };
    const { launch } = await findLaunch(NO_WISHES, machine([], { workspace, variables }));
    assert.deepStrictEqual(launch?.env, { HOME, PWD: BUNDLE, PYTHONSAFEPATH: '1' });
  });
}

test('in an untrusted workspace, settings start nothing of it, and no relative path', async () => {
  const inside = ['.venv/bin/python', '.venv/bin/amplify-ls', 'ls'].map((name) => path.join(HOME, name));
  const elsewhere = [path.resolve('/home/tools/python'), '/bin/amplify-ls'];
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
    const asking = watched(machine([...inside, ...elsewhere], { workspace: UNTRUSTED }));
    const { launch, steps } = await findLaunch(wish, asking.machine);
    assert.strictEqual(launch?.command, bundledCommand, JSON.stringify(wish));
    assert.deepStrictEqual(asking.runs, []);
    assert(steps.some(({ outcome }) => outcome === 'is not started, because the workspace is not trusted'));
  }
});

test('in an untrusted workspace, absolute paths outside of it are started', async () => {
  const python = path.resolve('/home/tools/python');
  const own = path.resolve('/home/tools/amplify-ls');
  const untrusted = machine([python, own], { workspace: UNTRUSTED });
  assert.strictEqual((await findLaunch({ ...NO_WISHES, path: own }, untrusted)).launch?.command, own);
  assert.strictEqual((await findLaunch({ ...NO_WISHES, interpreter: python }, untrusted)).launch?.command, python);
});

test('in an untrusted workspace, folders of it on the PATH are passed over', async () => {
  const local = path.join(HOME, '.venv/bin');
  const variables = { PATH: [local, 'relative', path.resolve('/bin')].join(path.delimiter) };
  const files = [path.join(local, 'python3'), '/bin/python3'];
  const which = (name: string) => [path.join(local, name), `/bin/${name}`].filter((file) => files.includes(file));
  const wishes = { ...NO_WISHES, interpreter: 'python3' };
  const { launch } = await findLaunch(wishes, machine(files, { workspace: UNTRUSTED, variables, which }));
  assert.strictEqual(launch?.command, '/bin/python3');
  assert.strictEqual(launch.env['PATH'], path.resolve('/bin'));
  const trusted = await findLaunch(wishes, machine(files, { variables, which }));
  assert.strictEqual(trusted.launch?.command, path.join(local, 'python3'));
});

test('in an untrusted workspace, a link that leads through it is passed over', async () => {
  const link = path.resolve('/usr/local/bin/python3');
  const trail = (file: string) => (file === link ? [link, path.join(HOME, '.venv/bin/python'), '/usr/bin/python3'] : [file]);
  const one = machine([link], { workspace: { ...UNTRUSTED, trail } });
  assert.strictEqual((await findLaunch({ ...NO_WISHES, interpreter: link }, one)).launch?.command, bundledCommand);
});

test('trust changes the server only when another program is allowed by it', async () => {
  const launch = async (files: string[], workspace: Workspace): Promise<Launch> => {
    const found = await findLaunch(NO_WISHES, machine(files, { workspace }));
    assert(found.launch);
    return found.launch;
  };
  const own = built(path.join(HOME, 'node_modules', PACKAGE));
  assert(startsTheSame(await launch([], UNTRUSTED), await launch([], TRUSTED)));
  assert(!startsTheSame(await launch(own, UNTRUSTED), await launch(own, TRUSTED)));
});
