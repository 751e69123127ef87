// What the merged list of completions contains at recorded cursor positions: ours, TypeScript's and the editor's own.
//
// AMPLIFY_LS_POSITIONS is a file with [{id, file, text, line, column}]; the list of each is written to AMPLIFY_LS_LISTS as
// {id: [[first column, text to match, text to sort by, label], ...]}.
const fs = require('node:fs');

const inWorkspace = ({ vscode }, name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);

async function replaceAll({ vscode }, document, text) {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end), text);
  await vscode.workspace.applyEdit(edit);
}

async function merged({ vscode }, document, position) {
  const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, position);
  return list.items.map((item) => {
    const label = item.label.label ?? item.label;
    const range = item.range?.inserting ?? item.range;
    const word = document.getWordRangeAtPosition(position);
    const start = range ? range.start.character : (word?.start ?? position).character;
    return [start, item.filterText ?? label, item.sortText ?? label, label];
  });
}

/** The list, once the plugin of TypeScript has had its answer in time: on a busy machine, the first is late. */
async function settled(t, document, position) {
  let items = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    items = await merged(t, document, position);
    const labels = items.map((item) => item[3]);
    if (new Set(labels).size === labels.length) {
      break;
    }
  }
  return items;
}

exports['the positions'] = async (t) => {
  const { vscode, until } = t;
  const extension = vscode.extensions.getExtension('amplify-ls.amplify-ls');
  await until('running', () => extension.isActive && extension.exports.state().kind === 'running');
  // TypeScript has read the packages when it reports the error in this file.
  const probe = await vscode.workspace.openTextDocument(inWorkspace(t, 'probe.ts'));
  await vscode.window.showTextDocument(probe);
  const reported = () => vscode.languages.getDiagnostics(probe.uri).some((each) => each.source === 'ts');
  for (let patience = 0; patience < 4 && !reported(); patience++) {
    await until('an error of TypeScript', reported).catch(() => {});
  }
  const lists = {};
  for (const { id, file, text, line, column } of JSON.parse(fs.readFileSync(process.env.AMPLIFY_LS_POSITIONS, 'utf8'))) {
    const document = await vscode.workspace.openTextDocument(inWorkspace(t, file));
    await vscode.window.showTextDocument(document);
    await replaceAll(t, document, text);
    lists[id] = await settled(t, document, new vscode.Position(line, column));
    fs.writeFileSync(process.env.AMPLIFY_LS_LISTS, JSON.stringify(lists));
  }
  if (!reported()) {
    throw new Error('TypeScript was not ready');
  }
};
