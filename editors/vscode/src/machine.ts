import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Surroundings } from './environment';
import type { Machine } from './launch';
import { trail } from './links';

/** How long an interpreter may take to answer; one that uv has to download takes longest. */
const PROBE_MILLISECONDS = 120_000;

/** The machine that the extension runs on. */
export function thisMachine(extension: string): Machine {
  return {
    platform: process.platform,
    bundle: path.join(extension, 'bundled'),
    workspace: {
      folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
      isTrusted: vscode.workspace.isTrusted,
      trail,
    },
    variables: process.env,
    isFile,
    which,
    run,
    pythonExtension,
  };
}

function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function which(name: string): string[] {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .filter(isFile);
}

function run(command: string, args: readonly string[], where: Surroundings): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { ...where, timeout: PROBE_MILLISECONDS, windowsHide: true };
    execFile(command, args, options, (error, output, errors) => {
      if (error) {
        reject(new Error(errors.trim().split('\n').at(-1) || error.message));
      } else {
        resolve(output);
      }
    });
  });
}

async function pythonExtension(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension('ms-python.python');
  // Do not activate that extension: authors of TypeScript may not want it to run.
  if (!extension?.isActive) {
    return undefined;
  }
  try {
    const environments = extension.exports?.environments;
    const environment = await environments?.resolveEnvironment(environments.getActiveEnvironmentPath());
    return environment?.executable?.uri?.fsPath;
  } catch {
    return undefined;
  }
}
