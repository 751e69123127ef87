import * as vscode from 'vscode';
import { SELECTOR } from './server';
import type { Server } from './server';

/** What the server says about a file. */
interface FileFacts {
  /** The amplify folder that the file belongs to; null when it belongs to none. */
  readonly project: string | null;
}

/** The entry behind `{}` in the status bar: what runs, with which Python, for which project. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('amplifyLs.status', SELECTOR);
  private readonly subscriptions: vscode.Disposable[];
  private asked = 0;

  constructor(private readonly server: Server) {
    this.item.name = 'Amplify LS';
    this.subscriptions = [
      this.item,
      server.onDidChange(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
    void this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async update(): Promise<void> {
    const asked = ++this.asked;
    const state = this.server.state;
    this.item.busy = state.kind === 'starting';
    if (state.kind === 'starting') {
      this.show('Amplify LS is starting', '', vscode.LanguageStatusSeverity.Information);
    } else if (state.kind === 'no-python') {
      this.show('Amplify LS needs Python', '3.10 or newer', vscode.LanguageStatusSeverity.Error);
    } else if (state.kind === 'failed') {
      this.show('Amplify LS does not run', state.message, vscode.LanguageStatusSeverity.Error);
    } else {
      const project = await this.project();
      // The answer may be late: another editor or another state counts by now.
      if (asked === this.asked) {
        const { program, reason } = state.launch;
        const detail = [project, program, reason].join(' · ');
        this.show(`Amplify LS ${state.version}`, detail, vscode.LanguageStatusSeverity.Information);
      }
    }
  }

  private async project(): Promise<string> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || vscode.languages.match(SELECTOR, document) === 0) {
      return 'no file of a backend is open';
    }
    const facts = await this.server.execute<FileFacts>('amplify-ls.describe', document.uri.toString());
    return facts?.project ? `project ${vscode.workspace.asRelativePath(facts.project)}` : 'this file belongs to no project';
  }

  private show(text: string, detail: string, severity: vscode.LanguageStatusSeverity): void {
    this.item.text = text;
    this.item.detail = detail;
    this.item.severity = severity;
    this.item.command =
      severity === vscode.LanguageStatusSeverity.Error
        ? { command: 'amplifyLs.restart', title: 'Restart' }
        : { command: 'amplifyLs.showLog', title: 'Show Log' };
  }
}
