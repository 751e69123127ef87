// What the installed extension does in Restricted Mode. The tests build on one another, in this order.
//
// The workspace (see ../hostile.py) is full of programs that write a line into the file AMPLIFY_LS_MARKER when they are run, and the
// settings of the user and of the workspace lead to them.
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

const folder = ({ vscode }) => vscode.workspace.workspaceFolders[0].uri;
const library = (t) => t.vscode.Uri.joinPath(folder(t), 'library/amplify/data/resource.ts');
const extension = ({ vscode }) => vscode.extensions.getExtension('amplify-ls.amplify-ls');
const state = (t) => extension(t).exports.state();
const ours = ({ vscode }, uri) => vscode.languages.getDiagnostics(uri).filter((item) => item.source === 'amplify');
const ran = () => (fs.existsSync(process.env.AMPLIFY_LS_MARKER) ? fs.readFileSync(process.env.AMPLIFY_LS_MARKER, 'utf8') : '');
const isInside = (t, file) => file.startsWith(folder(t).fsPath + path.sep);

exports['the workspace is not trusted, and the extension runs its bundled server'] = async (t) => {
  assert.strictEqual(t.vscode.workspace.isTrusted, false);
  await t.until('running', () => extension(t).isActive && state(t).kind === 'running');
  const { command, args, cwd } = state(t).launch;
  assert(!isInside(t, command), command);
  const bundle = path.join(extension(t).extensionPath, 'bundled');
  assert.strictEqual(cwd, bundle);
  assert.deepStrictEqual(args.slice(-2), [path.join(bundle, 'app', 'start.py'), 'server']);
};

exports['a mistake is found'] = async (t) => {
  await t.vscode.window.showTextDocument(await t.vscode.workspace.openTextDocument(library(t)));
  await t.until('the finding', () => ours(t, library(t)).some(({ code }) => code.value === 'data/missing-reference-field'));
};

exports['restarting by command changes nothing'] = async (t) => {
  await t.vscode.commands.executeCommand('amplifyLs.restart');
  await t.until('running', () => state(t).kind === 'running');
  assert(!isInside(t, state(t).launch.command));
};

exports['no program of the workspace was run'] = async () => {
  assert.strictEqual(ran(), '');
};

// It shows as well that the programs of the workspace leave a trace when they are run.
exports['when the workspace is trusted, the server that the settings name is started'] = async (t) => {
  await t.vscode.commands.executeCommand('workbench.trust.manage');
  await t.until('trust', () => t.vscode.workspace.isTrusted);
  await t.until('the server of the workspace', () => ran().includes('tools/amplify-ls server'));
};
