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

/** Check all projects of the workspace, opened or not, and show the Problems panel. */
export async function checkProject(server: Server): Promise<void> {
  const counts = await withProgress('Checking…', () => server.execute<Counts>('amplify-ls.checkWorkspace'));
  if (!counts) {
    return tellThatNothingRuns();
  }
  if (counts.projects === 0) {
    return tell('There is no Amplify Gen 2 project in this workspace.');
  }
  if (counts.errors + counts.warnings > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  const found = `${counted(counts.errors, 'error')} and ${counted(counts.warnings, 'warning')}`;
  tell(`${found} in ${counted(counts.files, 'file')} of ${counted(counts.projects, 'project')}.`);
}

/** Apply the safe fixes to all files of the project of the active editor, or of all projects. */
export async function fixProject(server: Server): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const fixed = await withProgress('Fixing…', () => server.execute<Fixed>('amplify-ls.fixProject', uri ?? null));
  if (!fixed) {
    return tellThatNothingRuns();
  }
  tell(
    fixed.fixes === 0
      ? 'There is nothing that can be mended safely.'
      : `${counted(fixed.fixes, 'edit')} in ${counted(fixed.files, 'file')}. The files are not saved yet.`,
  );
}

function withProgress<Answer>(title: string, work: () => Promise<Answer>): Thenable<Answer> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: `Amplify: ${title}` }, work);
}

function tellThatNothingRuns(): void {
  tell('The server does not run; the log says why.');
}

function tell(message: string): void {
  // Not awaited: the message stays until it is closed.
  void vscode.window.showInformationMessage(`Amplify: ${message}`);
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
