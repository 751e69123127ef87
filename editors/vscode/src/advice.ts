import * as vscode from 'vscode';
import type { ServerState } from './server';

const WARNED = 'amplifyLs.toldAboutPython';
const HOW_TO_INSTALL = 'How to Install';
const CHOOSE = 'Choose an Interpreter';
const NEVER = "Don't Show Again";

const INSTALL_PAGE = 'https://www.python.org/downloads/';

/** Warn that there is no Python, once for each version of the extension, and offer ways to resolve it. */
export async function adviseOnPython(context: vscode.ExtensionContext, state: ServerState): Promise<void> {
  const version = String(context.extension.packageJSON.version);
  const warned = context.globalState.get<string>(WARNED);
  if (state.kind !== 'no-python' || !state.isTrusted || warned === version || warned === NEVER) {
    return;
  }
  await context.globalState.update(WARNED, version);
  const message = 'Amplify LS needs Python 3.10 or newer, or uv, but found neither. Nothing else is required.';
  const answer = await vscode.window.showWarningMessage(message, HOW_TO_INSTALL, CHOOSE, NEVER);
  if (answer === HOW_TO_INSTALL) {
    await vscode.env.openExternal(vscode.Uri.parse(INSTALL_PAGE));
  } else if (answer === CHOOSE) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'amplifyLs.interpreter');
  } else if (answer === NEVER) {
    await context.globalState.update(WARNED, NEVER);
  }
}
