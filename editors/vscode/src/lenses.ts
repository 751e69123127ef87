import * as vscode from 'vscode';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Place {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Places {
  readonly uri: string;
  readonly position: Position;
  readonly places: readonly Place[];
}

/** Run the command of a code lens in the editor, which can list places and copy texts; the server runs all others. */
export async function executeCommand(
  command: string,
  args: readonly unknown[],
  next: (command: string, args: any[]) => vscode.ProviderResult<unknown>,
): Promise<unknown> {
  const [argument] = args;
  if (command === 'amplify-ls.showPlaces') {
    return showPlaces(argument as Places);
  }
  if (command === 'amplify-ls.copyText') {
    const { text } = argument as { readonly text: string };
    await vscode.env.clipboard.writeText(text);
    return void vscode.window.setStatusBarMessage(`Copied: ${text}`, 5_000);
  }
  return next(command, [...args]);
}

/** Go to a single place, and list several in a peek view. */
function showPlaces({ uri, position, places }: Places): Thenable<unknown> {
  const locations = places.map(
    ({ uri, range }) =>
      new vscode.Location(
        vscode.Uri.parse(uri),
        new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
      ),
  );
  const from = new vscode.Position(position.line, position.character);
  return vscode.commands.executeCommand('editor.action.goToLocations', vscode.Uri.parse(uri), from, locations, 'peek', 'none');
}
