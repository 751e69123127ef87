/** Finding the command that starts the server. Independent of the editor, so that it can be tested without one. */

import * as path from 'node:path';
import { surroundings } from './environment';
import type { Surroundings } from './environment';
import { mayRun } from './workspace';
import type { Workspace } from './workspace';

/** A program to start, with what it is and why it was chosen. */
export interface Launch extends Surroundings {
  readonly command: string;
  readonly args: readonly string[];
  /** `the bundled server`, for the status. */
  readonly program: string;
  /** Why this one: `node_modules of the workspace contains it`. */
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
  /** The names that the platform's package may have: `@amplify-ls/linux-x64`. */
  readonly packages: readonly string[];
  /** The folder of the extension that contains `app` and `python`. */
  readonly bundle: string;
  readonly workspace: Workspace;
  /** The variables of the editor's process. */
  readonly variables: NodeJS.ProcessEnv;
  readonly isFile: (file: string) => boolean;
  /** The names in a folder; none if it does not exist. */
  readonly list: (folder: string) => readonly string[];
  readonly realPath: (file: string) => string;
  /** The files of that name on the PATH, in its order. */
  readonly which: (name: string) => readonly string[];
  /** Standard output of a program; rejects when it cannot be started, fails or takes too long. */
  readonly run: (command: string, args: readonly string[], where: Surroundings) => Promise<string>;
}

interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly program: string;
  readonly reason: string;
}

const NOT_TRUSTED = 'is not started, because the workspace is not trusted';

/** Look for a way to start the server, in the order that the README documents. */
export async function findLaunch(wishes: Wishes, machine: Machine): Promise<Search> {
  const steps: Step[] = [];
  const where = surroundings(machine.bundle, machine.variables, machine.workspace);
  const found =
    named(wishes, machine, steps) ??
    (await interpreted(wishes, where, machine, steps)) ??
    ofEnvironment(wishes, machine, steps) ??
    ofWorkspace(machine, steps) ??
    bundled(machine, steps);
  if (!found) {
    return { launch: undefined, steps };
  }
  steps.push({ candidate: found.command, outcome: `chosen: ${found.reason}` });
  return { launch: { ...where, ...found, args: [...found.args, 'server'] }, steps };
}

/** Whether two searches found the same program, for whatever reason. */
export function startsTheSame(one: Launch, other: Launch): boolean {
  const started = ({ command, args, program }: Launch) => JSON.stringify([command, args, program]);
  return started(one) === started(other);
}

/** The program that the setting `path` names. */
function named(wishes: Wishes, machine: Machine, steps: Step[]): Command | undefined {
  if (!wishes.path) {
    return undefined;
  }
  const command = allowed(wishes.path, machine);
  if (!command) {
    steps.push({ candidate: wishes.path, outcome: NOT_TRUSTED });
    return undefined;
  }
  if (!machine.isFile(command)) {
    steps.push({ candidate: command, outcome: 'the setting amplifyLs.path names it, but the file does not exist' });
    return undefined;
  }
  return { command, args: [], program: command, reason: 'the setting amplifyLs.path names it' };
}

/** The amplify-ls that is installed for the Python that the setting `interpreter` names. */
async function interpreted(
  wishes: Wishes,
  where: Surroundings,
  machine: Machine,
  steps: Step[],
): Promise<Command | undefined> {
  if (!wishes.interpreter) {
    return undefined;
  }
  const isPath = /[\\/]/.test(wishes.interpreter);
  const onPath = () => machine.which(wishes.interpreter).find((file) => mayRun(file, machine.workspace));
  const command = isPath ? allowed(wishes.interpreter, machine) : onPath();
  if (!command) {
    steps.push({ candidate: wishes.interpreter, outcome: isPath ? NOT_TRUSTED : 'is not on the PATH' });
    return undefined;
  }
  // -I: neither PYTHONPATH nor the working directory is searched.
  const args = ['-I', '-m', 'amplify_ls'];
  try {
    const version = (await machine.run(command, [...args, '--version'], where)).trim().split('\n').at(-1);
    return { command, args, program: `${version}, ${command}`, reason: 'the setting amplifyLs.interpreter names it' };
  } catch (error) {
    steps.push({ candidate: command, outcome: `cannot run amplify-ls: ${firstLine(error)}` });
    return undefined;
  }
}

/** The amplify-ls in the Python environment of the workspace, or on the PATH. */
function ofEnvironment(wishes: Wishes, machine: Machine, steps: Step[]): Command | undefined {
  if (!wishes.prefersEnvironment) {
    return undefined;
  }
  if (!machine.workspace.isTrusted) {
    steps.push({ candidate: 'amplify-ls in the environment', outcome: NOT_TRUSTED });
    return undefined;
  }
  const name = machine.platform === 'win32' ? 'Scripts/amplify-ls.exe' : 'bin/amplify-ls';
  const local = machine.workspace.folders.map((folder) => path.join(folder, '.venv', name));
  const command = local.find(machine.isFile) ?? machine.which('amplify-ls')[0];
  if (!command) {
    steps.push({ candidate: 'amplify-ls', outcome: 'is neither in a .venv in the workspace nor on the PATH' });
    return undefined;
  }
  return { command, args: [], program: command, reason: 'the setting amplifyLs.importStrategy selects it' };
}

/** The npm package of this platform in the workspace: the version that the project has chosen. */
function ofWorkspace(machine: Machine, steps: Step[]): Command | undefined {
  for (const folder of machine.workspace.folders) {
    const modules = path.join(folder, 'node_modules');
    // Package managers that link packages have it beside the package that depends on it.
    const beside = path.dirname(machine.realPath(path.join(modules, 'amplify-ls')));
    for (const place of new Set([modules, beside])) {
      for (const name of machine.packages) {
        const command = starter(path.join(place, name), machine);
        if (!command) {
          continue;
        }
        if (!machine.workspace.isTrusted) {
          steps.push({ candidate: path.join(place, name), outcome: NOT_TRUSTED });
          continue;
        }
        return { ...command, program: 'amplify-ls of the workspace', reason: `it is in ${path.join(place, name)}` };
      }
    }
  }
  return undefined;
}

function bundled(machine: Machine, steps: Step[]): Command | undefined {
  const command = starter(machine.bundle, machine);
  if (!command) {
    steps.push({ candidate: machine.bundle, outcome: 'contains no server for this platform' });
    return undefined;
  }
  return { ...command, program: 'the bundled amplify-ls', reason: 'it comes with the extension' };
}

/** What starts the server in a folder that has its own interpreter. */
function starter(folder: string, machine: Machine): Pick<Command, 'command' | 'args'> | undefined {
  const script = path.join(folder, 'app', 'start.py');
  const programs = path.join(folder, 'python', ...(machine.platform === 'win32' ? [] : ['bin']));
  const wanted = machine.platform === 'win32' ? /^python\.exe$/ : /^python3\.\d+$/;
  const program = machine.list(programs).find((name) => wanted.test(name));
  if (!program || !machine.isFile(script)) {
    return undefined;
  }
  // Nothing that is installed or set on the machine has an influence, and nothing is written.
  return { command: path.join(programs, program), args: ['-I', '-S', '-B', script] };
}

/** The file that a setting names; undefined if the workspace is not trusted and could determine which file that is. */
function allowed(file: string, { workspace, bundle }: Machine): string | undefined {
  if (!workspace.isTrusted && !path.isAbsolute(file)) {
    return undefined;
  }
  const command = path.resolve(workspace.folders[0] ?? bundle, file);
  return mayRun(command, workspace) ? command : undefined;
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
