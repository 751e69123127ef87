/** Finding the command that starts the server. Independent of the editor, so that it can be tested without one. */

import * as path from 'node:path';
import { PYTHON_RANGE, surroundings } from './environment';
import type { Surroundings } from './environment';
import { mayRun } from './workspace';
import type { Workspace } from './workspace';

/** A program to start, with what it is and why it was chosen. */
export interface Launch extends Surroundings {
  readonly command: string;
  readonly args: readonly string[];
  /** `Python 3.12.4, /usr/bin/python3`, for the status. */
  readonly program: string;
  /** Why this one: `the first Python on the PATH that works`. */
  readonly reason: string;
}

/** What was tried, and why it was or was not chosen. */
export interface Step {
  readonly candidate: string;
  readonly outcome: string;
}

export interface Search {
  readonly launch: Launch | undefined;
  readonly steps: readonly Step[];
}

export interface Wishes {
  readonly path: string;
  readonly interpreter: string;
  readonly prefersEnvironment: boolean;
}

/** The parts of the machine that the search uses. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The folder of the extension that contains `launch.py` and `libs`. */
  readonly bundle: string;
  readonly workspace: Workspace;
  /** The variables of the editor's process. */
  readonly variables: NodeJS.ProcessEnv;
  readonly isFile: (file: string) => boolean;
  /** The files of that name on the PATH, in its order. */
  readonly which: (name: string) => readonly string[];
  /** Standard output of a program; rejects when it cannot be started, fails or takes too long. */
  readonly run: (command: string, args: readonly string[], where: Surroundings) => Promise<string>;
  /** The interpreter of the Python extension, if that extension is active. */
  readonly pythonExtension: () => Promise<string | undefined>;
}

interface Candidate {
  readonly command: string;
  readonly args: readonly string[];
  readonly reason: string;
}

interface Probe {
  readonly executable: string;
  readonly python: string;
  readonly problem: string | null;
}

const NOT_TRUSTED = 'is not started, because the workspace is not trusted';

const MINOR_VERSIONS = [14, 13, 12, 11, 10];

/** Locations of Python that are not on the PATH of a program that was started from a dock or menu. */
const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/opt/homebrew/bin/python3',
    '/usr/local/bin/python3',
    '/Library/Frameworks/Python.framework/Versions/Current/bin/python3',
  ],
  linux: ['/usr/bin/python3', '/usr/local/bin/python3', '/run/current-system/sw/bin/python3'],
};

/** Look for a way to start the server, in the order that the README documents. */
export async function findLaunch(wishes: Wishes, machine: Machine): Promise<Search> {
  const steps: Step[] = [];
  const where = surroundings(machine.bundle, machine.variables, machine.workspace);
  const found = (launch: Launch): Search => {
    steps.push({ candidate: launch.program, outcome: `chosen: ${launch.reason}` });
    return { launch, steps };
  };
  const own = ownServer(wishes, machine, steps);
  if (own) {
    return found({ ...where, ...own, args: ['server'], program: own.command });
  }
  const tried = new Set<string>();
  for await (const candidate of interpreters(wishes, machine, steps)) {
    const key = [candidate.command, ...candidate.args].join(' ');
    if (tried.has(key)) {
      continue;
    }
    tried.add(key);
    const launch = await tryInterpreter(candidate, where, machine, steps);
    if (launch) {
      return found(launch);
    }
  }
  return { launch: undefined, steps };
}

/** Whether two searches found the same program, for whatever reason. */
export function startsTheSame(one: Launch, other: Launch): boolean {
  const started = ({ command, args, program }: Launch) => JSON.stringify([command, args, program]);
  return started(one) === started(other);
}

/** The server that the settings name instead of the bundled one. */
function ownServer(wishes: Wishes, machine: Machine, steps: Step[]): { command: string; reason: string } | undefined {
  if (wishes.path) {
    const command = named(wishes.path, machine);
    if (!command) {
      steps.push({ candidate: wishes.path, outcome: NOT_TRUSTED });
    } else if (machine.isFile(command)) {
      return { command, reason: 'the setting amplifyLs.path names it' };
    } else {
      steps.push({ candidate: command, outcome: 'the setting amplifyLs.path names it, but the file does not exist' });
    }
  }
  if (!wishes.prefersEnvironment) {
    return undefined;
  }
  if (!machine.workspace.isTrusted) {
    steps.push({ candidate: 'amplify-ls in the environment', outcome: NOT_TRUSTED });
    return undefined;
  }
  const command = environmentServer(machine);
  if (command) {
    return { command, reason: 'the setting amplifyLs.importStrategy selects it' };
  }
  steps.push({ candidate: 'amplify-ls', outcome: 'is neither in a .venv in the workspace nor on the PATH' });
  return undefined;
}

/** The file that a setting names; undefined if the workspace is not trusted and could determine which file that is. */
function named(file: string, { workspace, bundle }: Machine): string | undefined {
  if (!workspace.isTrusted && !path.isAbsolute(file)) {
    return undefined;
  }
  const command = path.resolve(workspace.folders[0] ?? bundle, file);
  return mayRun(command, workspace) ? command : undefined;
}

function environmentServer(machine: Machine): string | undefined {
  const name = machine.platform === 'win32' ? 'Scripts/amplify-ls.exe' : 'bin/amplify-ls';
  const local = machine.workspace.folders.map((folder) => path.join(folder, '.venv', name));
  return local.find(machine.isFile) ?? machine.which('amplify-ls')[0];
}

/** The interpreters that may be tried, the configured one first, and those that are expensive to query last. */
async function* interpreters(wishes: Wishes, machine: Machine, steps: Step[]): AsyncGenerator<Candidate> {
  for await (const candidate of allInterpreters(wishes, machine, steps)) {
    if (mayRun(candidate.command, machine.workspace)) {
      yield candidate;
    } else {
      steps.push({ candidate: candidate.command, outcome: NOT_TRUSTED });
    }
  }
}

async function* allInterpreters(wishes: Wishes, machine: Machine, steps: Step[]): AsyncGenerator<Candidate> {
  const onThePath = (name: string) => machine.which(name).find((file) => mayRun(file, machine.workspace));
  if (wishes.interpreter) {
    const isPath = /[\\/]/.test(wishes.interpreter);
    const command = isPath ? named(wishes.interpreter, machine) : onThePath(wishes.interpreter);
    if (command) {
      yield { command, args: [], reason: 'the setting amplifyLs.interpreter names it' };
    } else {
      steps.push({ candidate: wishes.interpreter, outcome: isPath ? NOT_TRUSTED : 'is not on the PATH' });
    }
  }
  for (const [name, ...args] of onPath(machine.platform)) {
    const command = name && onThePath(name);
    if (command) {
      yield { command, args, reason: 'the first Python on the PATH that works' };
    } else {
      steps.push({ candidate: name ?? '', outcome: 'is not on the PATH' });
    }
  }
  for (const command of USUAL_PLACES[machine.platform] ?? []) {
    if (machine.isFile(command)) {
      yield { command, args: [], reason: 'found in a usual location' };
    }
  }
  const chosen = await machine.pythonExtension();
  if (chosen) {
    yield { command: chosen, args: [], reason: 'the Python extension uses it' };
  }
  const uv = onThePath('uv');
  if (uv) {
    const args = ['run', '--quiet', '--no-project', '--no-config', '--python', PYTHON_RANGE, 'python'];
    yield { command: uv, args, reason: 'uv provides it' };
  } else {
    steps.push({ candidate: 'uv', outcome: 'is not on the PATH' });
  }
}

function onPath(platform: NodeJS.Platform): readonly (readonly string[])[] {
  if (platform === 'win32') {
    return [['python'], ['py', '-3'], ['python3']];
  }
  return [['python3'], ['python'], ...MINOR_VERSIONS.map((minor) => [`python3.${minor}`])];
}

async function tryInterpreter(
  candidate: Candidate,
  where: Surroundings,
  machine: Machine,
  steps: Step[],
): Promise<Launch | undefined> {
  const script = path.join(machine.bundle, 'launch.py');
  // -I: neither PYTHONPATH nor the user's installed packages are used.
  const args = [...candidate.args, '-I', script];
  const shown = [candidate.command, ...candidate.args].join(' ');
  let probe: Probe;
  try {
    const output = await machine.run(candidate.command, [...args, '--probe'], where);
    probe = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Probe;
  } catch (error) {
    steps.push({ candidate: shown, outcome: `cannot be run: ${firstLine(error)}` });
    return undefined;
  }
  if (probe.problem) {
    steps.push({ candidate: shown, outcome: probe.problem });
    return undefined;
  }
  return {
    ...where,
    command: candidate.command,
    args: [...args, 'server'],
    program: `Python ${probe.python}, ${probe.executable}`,
    reason: candidate.reason,
  };
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
