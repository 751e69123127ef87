// What the merged list of completions contains at recorded cursor positions: ours, TypeScript's and the editor's own.
//
// AMPLIFY_LS_POSITIONS is a file with [{id, file, text, line, column}]; the list of each is written to AMPLIFY_LS_LISTS as
// {id: [[first column, text to match, text to sort by, label], ...]}.
const fs = require('node:fs');

/** A cold start of TypeScript on a busy machine takes longer than other things are waited for. */
const ATTEMPTS = 4;

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

/** TypeScript has read the packages of a project when it reports the error in this file of it. */
async function loaded(t, folder) {
  const probe = await t.vscode.workspace.openTextDocument(inWorkspace(t, `${folder}/probe.ts`));
  await t.vscode.window.showTextDocument(probe);
  const isReported = () => t.vscode.languages.getDiagnostics(probe.uri).some(({ source }) => source === 'ts');
  for (let attempt = 1; !isReported(); attempt++) {
    await t.until(`an error of TypeScript in ${folder}`, isReported).catch((error) => {
      if (attempt === ATTEMPTS) {
        throw error;
      }
    });
  }
}

exports['the positions'] = async (t) => {
  const { vscode, until } = t;
  const extension = vscode.extensions.getExtension('amplify-ls.amplify-ls');
  await until('running', () => extension.isActive && extension.exports.state().kind === 'running');
  const lists = {};
  let folder;
  for (const { id, file, text, line, column } of JSON.parse(fs.readFileSync(process.env.AMPLIFY_LS_POSITIONS, 'utf8'))) {
    if (folder !== file.split('/')[0]) {
      folder = file.split('/')[0];
      await loaded(t, folder);
    }
    const document = await vscode.workspace.openTextDocument(inWorkspace(t, file));
    await vscode.window.showTextDocument(document);
    await replaceAll(t, document, text);
    lists[id] = await merged(t, document, new vscode.Position(line, column));
    fs.writeFileSync(process.env.AMPLIFY_LS_LISTS, JSON.stringify(lists));
  }
};
