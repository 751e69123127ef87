import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Surroundings } from './environment';
import type { Machine } from './launch';
import { trail } from './links';

/** How long an interpreter may take to answer. */
const PROBE_MILLISECONDS = 20_000;

/** The machine that the extension runs on. */
export function thisMachine(extension: string): Machine {
  return {
    platform: process.platform,
    packages: platformPackages(),
    bundle: path.join(extension, 'bundled'),
    workspace: {
      folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
      isTrusted: vscode.workspace.isTrusted,
      trail,
    },
    variables: process.env,
    isFile,
    list,
    realPath,
    which,
    run,
  };
}

/** Which of the packages for Linux runs depends on the C library; at most one of them can be installed. */
function platformPackages(): string[] {
  // Windows on ARM runs programs for x64.
  const processor = process.platform === 'win32' ? 'x64' : process.arch;
  const name = `@amplify-ls/${process.platform}-${processor}`;
  return process.platform === 'linux' ? [name, `${name}-musl`] : [name];
}

function list(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

function realPath(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch {
    return file;
  }
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
