import * as vscode from 'vscode';
import type { vsdiag } from 'vscode-languageclient';
import type { Server } from './server';

const SCHEME = 'amplify-ls-rule';

interface RuleSummary {
  readonly code: string;
  readonly summary: string;
}

/** Make the code of a diagnostic a link to the page of its rule. */
export function linkToPage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  if (typeof diagnostic.code === 'string') {
    diagnostic.code = { value: diagnostic.code, target: pageUri(diagnostic.code) };
  }
  return diagnostic;
}

/** The same for a pulled report. */
export function linkReport(report: vsdiag.DocumentDiagnosticReport | null | undefined): typeof report {
  if (report && 'items' in report) {
    report.items.forEach(linkToPage);
  }
  return report;
}

/** The pages of the rules as documents of their own scheme, read from the server. */
export function providePages(server: Server): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      const page = await server.execute<string>('amplify-ls.explainRule', codeOf(uri));
      return page ?? `# ${codeOf(uri)}\n\nThe server is not running, so the page cannot be shown.\n`;
    },
  });
}

/** Show the page of a rule: the one with this code, the one that is reported at the cursor, or one from a list. */
export async function showPage(server: Server, code: unknown): Promise<void> {
  const wanted = typeof code === 'string' ? code : (codeAtCursor() ?? (await pickRule(server)));
  if (wanted) {
    // Rendered, because the extension's defaults associate the scheme with the preview.
    await vscode.commands.executeCommand('vscode.open', pageUri(wanted));
  }
}

function pageUri(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` });
}

function codeOf(uri: vscode.Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}

function codeAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return undefined;
  }
  const { active } = editor.selection;
  const here = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((diagnostic) => diagnostic.source === 'amplify' && diagnostic.range.contains(active));
  const code = here[0]?.code;
  return typeof code === 'object' ? String(code.value) : undefined;
}

async function pickRule(server: Server): Promise<string | undefined> {
  const rules = (await server.execute<RuleSummary[]>('amplify-ls.listRules')) ?? [];
  const items = rules.map(({ code, summary }) => ({ label: code, detail: summary }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Select a rule', matchOnDetail: true });
  return picked?.label;
}
