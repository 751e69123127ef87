import * as vscode from 'vscode';
import type { Server } from './server';

interface Counts {
  readonly projects: number;
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

interface Fixed {
  readonly files: number;
  readonly fixes: number;
}

/** Check all projects in the workspace, open or not, and show the Problems panel. */
export async function checkProject(server: Server): Promise<void> {
  const counts = await withProgress('Checking…', () => server.execute<Counts>('amplify-ls.checkWorkspace'));
  if (!counts) {
    return showThatNothingRuns();
  }
  if (counts.projects === 0) {
    return show('There is no Amplify project in this workspace.');
  }
  if (counts.errors + counts.warnings > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  const found = `${counted(counts.errors, 'error')} and ${counted(counts.warnings, 'warning')}`;
  show(`${found} in ${counted(counts.files, 'file')} in ${counted(counts.projects, 'project')}.`);
}

/** Apply the safe fixes to all files of the project of the active editor, or of all projects. */
export async function fixProject(server: Server): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const fixed = await withProgress('Fixing…', () => server.execute<Fixed>('amplify-ls.fixProject', uri ?? null));
  if (!fixed) {
    return showThatNothingRuns();
  }
  show(
    fixed.fixes === 0
      ? 'There are no safe fixes to apply.'
      : `${counted(fixed.fixes, 'edit')} in ${counted(fixed.files, 'file')}. The files are not saved yet.`,
  );
}

function withProgress<Answer>(title: string, work: () => Promise<Answer>): Thenable<Answer> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: `Amplify: ${title}` }, work);
}

function showThatNothingRuns(): void {
  show('The server is not running. See the log for the reason.');
}

function show(message: string): void {
  // Not awaited: the message stays until it is closed.
  void vscode.window.showInformationMessage(`Amplify: ${message}`);
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
