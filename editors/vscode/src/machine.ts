import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Machine } from './launch';

/** How long a Python may take to say what it is; one that uv has to fetch takes longest. */
const PROBE_MILLISECONDS = 120_000;

/** The machine that the extension runs on. */
export function thisMachine(extension: string): Machine {
  return {
    platform: process.platform,
    bundle: path.join(extension, 'bundled'),
    workspaceFolders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    isFile,
    which,
    run,
    pythonExtension,
  };
}

function isFile(file: string): boolean {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function which(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const found = endings.map((ending) => path.join(folder, name + ending)).find((file) => path.isAbsolute(file) && isFile(file));
    if (found) {
      return found;
    }
  }
  return undefined;
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { timeout: PROBE_MILLISECONDS, windowsHide: true }, (error, output, errors) => {
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
  // Never the reason to start that extension: who writes TypeScript may not want it.
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
