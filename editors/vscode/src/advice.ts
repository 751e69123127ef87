import * as vscode from 'vscode';
import type { ServerState } from './server';

const TOLD = 'amplifyLs.toldAboutPython';
const HOW_TO_INSTALL = 'How to Install';
const CHOOSE = 'Choose an Interpreter';
const NEVER = "Don't Show Again";

const INSTALL_PAGE = 'https://www.python.org/downloads/';

/** Tell once for each version of the extension, with a way out, that there is no Python. */
export async function adviseOnPython(context: vscode.ExtensionContext, state: ServerState): Promise<void> {
  const version = String(context.extension.packageJSON.version);
  const told = context.globalState.get<string>(TOLD);
  if (state.kind !== 'no-python' || !state.isTrusted || told === version || told === NEVER) {
    return;
  }
  await context.globalState.update(TOLD, version);
  const message = 'Amplify LS needs Python 3.10 or newer, or uv, and found neither. Nothing else has to be set up.';
  const answer = await vscode.window.showWarningMessage(message, HOW_TO_INSTALL, CHOOSE, NEVER);
  if (answer === HOW_TO_INSTALL) {
    await vscode.env.openExternal(vscode.Uri.parse(INSTALL_PAGE));
  } else if (answer === CHOOSE) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'amplifyLs.interpreter');
  } else if (answer === NEVER) {
    await context.globalState.update(TOLD, NEVER);
  }
}
