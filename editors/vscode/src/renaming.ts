import * as vscode from 'vscode';

type Named = { range: vscode.Range; placeholder: string };
type Prepare = (
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
) => vscode.ProviderResult<vscode.Range | Named>;
type Rename = (
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
  token: vscode.CancellationToken,
) => vscode.ProviderResult<vscode.WorkspaceEdit>;

/** What the client throws where the server knows no name: the next provider, TypeScript's, is asked then. */
const NO_NAME = "The element can't be renamed.";

/**
 * Prepare a rename. A name that the server refuses to rename stays ours: TypeScript would rename its key alone, which breaks the
 * strings that mention it. The reason is shown when the new name is entered.
 */
export async function prepareRename(
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
  next: Prepare,
): Promise<vscode.Range | Named | null | undefined> {
  try {
    return await next(document, position, token);
  } catch (error) {
    const range = document.getWordRangeAtPosition(position);
    if (range === undefined || messageOf(error) === NO_NAME) {
      throw error;
    }
    return { range, placeholder: document.getText(range) };
  }
}

/** Rename. The reason of a refusal is shown, and nothing changes. */
export async function provideRenameEdits(
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
  token: vscode.CancellationToken,
  next: Rename,
): Promise<vscode.WorkspaceEdit | null | undefined> {
  try {
    return await next(document, position, name, token);
  } catch (error) {
    void vscode.window.showErrorMessage(messageOf(error));
    return new vscode.WorkspaceEdit();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
