import * as vscode from 'vscode';
import { SELECTOR } from './server';
import type { Server } from './server';

/** The server's description of a file. */
interface FileFacts {
  /** The amplify folder that the file belongs to; null when it belongs to none. */
  readonly project: string | null;
}

/** The entries behind `{}` in the status bar: the version, the project, the program, and why it was chosen. */
export class Status implements vscode.Disposable {
  private readonly server = vscode.languages.createLanguageStatusItem('amplifyLs.server', SELECTOR);
  private readonly program = vscode.languages.createLanguageStatusItem('amplifyLs.program', SELECTOR);
  private readonly subscriptions: vscode.Disposable[];
  private asked = 0;

  constructor(private readonly source: Server) {
    this.server.name = 'Amplify LS: Server';
    this.program.name = 'Amplify LS: Program';
    this.program.command = {
      command: 'workbench.action.openSettings',
      title: 'Choose',
      arguments: ['amplifyLs.path'],
    };
    this.subscriptions = [
      this.server,
      this.program,
      source.onDidChange(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
    void this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async update(): Promise<void> {
    const asked = ++this.asked;
    const state = this.source.state;
    this.server.busy = state.kind === 'starting';
    if (state.kind === 'starting') {
      this.show('Amplify LS is starting', '');
    } else if (state.kind === 'no-server') {
      this.showFailure('Amplify LS has no server for this platform', 'The log has the places that were searched');
    } else if (state.kind === 'failed') {
      this.showFailure('Amplify LS is not running', state.message);
    } else {
      const { program, reason } = state.launch;
      this.program.text = program.split(', ')[0] ?? program;
      this.program.detail = reason;
      const project = await this.project();
      // The answer may be late: the editor or the state may have changed.
      if (asked === this.asked) {
        this.show(`Amplify LS ${state.version}`, project);
      }
    }
  }

  private async project(): Promise<string> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || vscode.languages.match(SELECTOR, document) === 0) {
      return 'No backend file is open';
    }
    const facts = await this.source.execute<FileFacts>('amplify-ls.describe', document.uri.toString());
    return facts?.project ? `Project ${vscode.workspace.asRelativePath(facts.project)}` : 'This file belongs to no project';
  }

  private show(text: string, detail: string): void {
    this.server.text = text;
    this.server.detail = detail;
    this.server.severity = vscode.LanguageStatusSeverity.Information;
    this.server.command = { command: 'amplifyLs.showLog', title: 'Show Log' };
  }

  private showFailure(text: string, detail: string): void {
    this.server.text = text;
    this.server.detail = detail;
    this.server.severity = vscode.LanguageStatusSeverity.Error;
    this.server.command = { command: 'amplifyLs.restart', title: 'Restart' };
  }
}
