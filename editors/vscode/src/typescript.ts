/** The plugin of TypeScript's own server, which removes answers of TypeScript that ours repeat. */

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

const PLUGIN = 'amplify-ls-typescript-plugin';
const EXTENSION = 'vscode.typescript-language-features';

/** What we use of the interface of TypeScript's extension. */
interface TypeScriptApi {
  configurePlugin(name: string, configuration: object): void;
}

/** Where the plugin finds the address in servers that get no configuration: they are children of this process. */
const ANNOUNCEMENT = path.join(os.tmpdir(), `amplify-ls-${process.pid}`);

/** The local socket on which the two servers meet. Only this user can open it. */
export class Socket implements vscode.Disposable {
  readonly address: string;
  private readonly folder: string | undefined;

  constructor(private readonly log: vscode.LogOutputChannel) {
    if (process.platform === 'win32') {
      this.address = `\\\\.\\pipe\\amplify-ls-${randomUUID()}`;
    } else {
      this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amplify-ls-'));
      this.address = path.join(this.folder, 'socket');
    }
    this.announce();
  }

  dispose(): void {
    fs.rmSync(ANNOUNCEMENT, { force: true });
    if (this.folder) {
      fs.rmSync(this.folder, { recursive: true, force: true });
    }
  }

  private announce(): void {
    try {
      // A process that was killed may have had the same number.
      fs.rmSync(ANNOUNCEMENT, { force: true });
      fs.writeFileSync(ANNOUNCEMENT, this.address, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      this.log.warn(`Completions of TypeScript are repeated while it loads: ${String(error)}`);
    }
  }
}

/** Tell the plugin where our server listens. Without TypeScript's extension, or with TypeScript 7, nothing is removed. */
export async function configurePlugin(socket: Socket, log: vscode.LogOutputChannel): Promise<void> {
  try {
    const extension = vscode.extensions.getExtension(EXTENSION);
    const exported = (await extension?.activate()) as { getAPI?(version: 0): TypeScriptApi | undefined } | undefined;
    exported?.getAPI?.(0)?.configurePlugin(PLUGIN, { socket: socket.address });
  } catch (error) {
    log.warn(`TypeScript's extension could not be asked to load the plugin: ${String(error)}`);
  }
}
