import * as vscode from 'vscode';
import { adviseOnPlatform } from './advice';
import { providePages, showPage } from './documentation';
import { checkProject, fixProject } from './project';
import { Server } from './server';
import type { ServerState } from './server';
import { SECTION, concernsLaunch } from './settings';
import { Status } from './status';
import { Socket, configurePlugin } from './typescript';

/** What other extensions, and our tests, can see. */
export interface Api {
  readonly state: () => ServerState;
}

export function activate(context: vscode.ExtensionContext): Api {
  const log = vscode.window.createOutputChannel('Amplify LS', { log: true });
  const socket = new Socket(log);
  const server = new Server(context, log, socket);
  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`${SECTION}.${name}`, run);
  context.subscriptions.push(
    log,
    server,
    socket,
    new Status(server),
    providePages(server),
    server.onDidChange((state) => adviseOnPlatform(context, state)),
    command('restart', () => server.restart('requested by the user')),
    command('showLog', () => log.show()),
    command('showRuleDocumentation', (code) => showPage(server, code)),
    command('checkProject', () => checkProject(server)),
    command('fixProject', () => fixProject(server)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (concernsLaunch(event)) {
        void server.restart('a setting was changed');
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => server.reconsider('the workspace is now trusted')),
  );
  void vscode.commands.executeCommand('setContext', `${SECTION}.isActive`, true);
  // Not awaited, so that the editor does not wait for a process.
  void configurePlugin(socket, log);
  void server.restart('a backend was found in the workspace');
  return { state: () => server.state };
}
