// What the merged list of completions contains at recorded cursor positions: ours, TypeScript's and the editor's own.
//
// AMPLIFY_LS_POSITIONS is a file with [{id, file, text, line, column}]; the list of each is written to AMPLIFY_LS_LISTS as
// {id: [[first column, text to match, text to sort by, label], ...]}. The positions of AMPLIFY_LS_EARLY are asked first, while
// TypeScript's server waits for the file AMPLIFY_LS_RELEASE before it starts to load projects; their ids begin with "early ".
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

const running = (t) => {
  const extension = t.vscode.extensions.getExtension('amplify-ls.amplify-ls');
  return t.until('running', () => extension.isActive && extension.exports.state().kind === 'running');
};
const positions = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
const lists = {};

async function ask(t, { id, file, text, line, column }) {
  const document = await t.vscode.workspace.openTextDocument(inWorkspace(t, file));
  await t.vscode.window.showTextDocument(document);
  await replaceAll(t, document, text);
  lists[id] = await merged(t, document, new t.vscode.Position(line, column));
  fs.writeFileSync(process.env.AMPLIFY_LS_LISTS, JSON.stringify(lists));
}

exports['the positions while TypeScript loads'] = async (t) => {
  await running(t);
  for (const position of positions(process.env.AMPLIFY_LS_EARLY)) {
    await ask(t, position);
  }
  fs.writeFileSync(process.env.AMPLIFY_LS_RELEASE, '');
};

exports['the positions'] = async (t) => {
  let folder;
  for (const position of positions(process.env.AMPLIFY_LS_POSITIONS)) {
    if (folder !== position.file.split('/')[0]) {
      folder = position.file.split('/')[0];
      await loaded(t, folder);
    }
    await ask(t, position);
  }
};
