import * as vscode from 'vscode';
import type { ServerState } from './server';

const WARNED = 'amplifyLs.toldAboutPlatform';
const CHOOSE = 'Open Settings';
const NEVER = "Don't Show Again";

/** Warn that there is no server for this platform, once for each version of the extension, and offer ways to resolve it. */
export async function adviseOnPlatform(context: vscode.ExtensionContext, state: ServerState): Promise<void> {
  const version = String(context.extension.packageJSON.version);
  const warned = context.globalState.get<string>(WARNED);
  if (state.kind !== 'no-server' || warned === version || warned === NEVER) {
    return;
  }
  await context.globalState.update(WARNED, version);
  const message =
    'This package of Amplify LS contains no server for this platform. Install it in the workspace with ' +
    '`npm install --save-dev amplify-ls`, or with `pip install amplify-ls` and name it in the setting amplifyLs.path.';
  const answer = await vscode.window.showWarningMessage(message, CHOOSE, NEVER);
  if (answer === CHOOSE) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'amplifyLs.path');
  } else if (answer === NEVER) {
    await context.globalState.update(WARNED, NEVER);
  }
}
