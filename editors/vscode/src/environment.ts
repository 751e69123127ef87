/** The working directory and variables of the programs that we start: nothing that points Python to the workspace. */

import * as path from 'node:path';
import { mayRun } from './workspace';
import type { Workspace } from './workspace';

/** The working directory and the variables of a process. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

// -I makes Python ignore its own variables; a program of the user is not started with -I.
const OF_PYTHON = /^PYTHON/;

/** Variables that name an environment or a folder to search. */
const POINTING_ELSEWHERE = new Set(['__PYVENV_LAUNCHER__', 'CONDA_DEFAULT_ENV', 'CONDA_PREFIX', 'PYENV_DIR', 'VIRTUAL_ENV']);

/**
 * The surroundings of every program that we start. The working directory is `bundle`, because Python and pyenv read files of the
 * working directory and of the folders above it, such as `.python-version` and `.venv`.
 */
export function surroundings(bundle: string, variables: NodeJS.ProcessEnv, workspace: Workspace): Surroundings {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(variables)) {
    // Windows has `Path`.
    const known = name.toUpperCase();
    if (OF_PYTHON.test(known) || POINTING_ELSEWHERE.has(known)) {
      continue;
    }
    env[name] = known === 'PATH' && value !== undefined ? allowedPath(value, workspace) : value;
  }
  return { cwd: bundle, env: { ...env, PWD: bundle, PYTHONSAFEPATH: '1' } };
}

/** The PATH without folders whose programs must not run. Shims and scripts look for other programs on it. */
function allowedPath(value: string, workspace: Workspace): string {
  if (workspace.isTrusted) {
    return value;
  }
  const folders = value.split(path.delimiter);
  return folders.filter((folder) => path.isAbsolute(folder) && mayRun(folder, workspace)).join(path.delimiter);
}
