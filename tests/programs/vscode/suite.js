// What the installed extension does in a real extension host. The tests build on one another, in this order.
//
// The workspace (see ../workspace.py) has two projects, each with one mistake: `shop`, whose schema takes the model Order
// from another file, and `library`.
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

const RELATED = 'data/unknown-related-model';
const REFERENCE = 'data/missing-reference-field';
const COUNTERPART = 'data/missing-counterpart';

const inWorkspace = ({ vscode }, name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
const shop = (t) => inWorkspace(t, 'shop/amplify/data/resource.ts');
const library = (t) => inWorkspace(t, 'library/amplify/data/resource.ts');
const extension = ({ vscode }) => vscode.extensions.getExtension('amplify-ls.amplify-ls');
const state = (t) => extension(t).exports.state();
const codeOf = (diagnostic) => diagnostic.code?.value ?? diagnostic.code;
const ours = ({ vscode }, uri) => vscode.languages.getDiagnostics(uri).filter((item) => item.source === 'amplify');
const codes = (t, uri) => ours(t, uri).map(codeOf).sort().join();
const running = (t) => t.until('running', () => extension(t).isActive && state(t).kind === 'running');
const found = (t, uri, expected) => t.until(`"${expected}" instead of "${codes(t, uri)}"`, () => codes(t, uri) === expected);
const set = ({ vscode }, name, value) =>
  vscode.workspace.getConfiguration('amplifyLs').update(name, value, vscode.ConfigurationTarget.Workspace);

async function show(t, uri) {
  const document = await t.vscode.workspace.openTextDocument(uri);
  return t.vscode.window.showTextDocument(document);
}

/** The place behind the first occurrence of a text. */
function behind(document, text) {
  const start = document.getText().indexOf(text);
  assert.notStrictEqual(start, -1, `${text} is not in the document`);
  return document.positionAt(start + text.length);
}

async function replace({ vscode }, document, from, to) {
  const end = behind(document, from);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(document.offsetAt(end) - from.length), end), to);
  assert(await vscode.workspace.applyEdit(edit));
}

async function actions({ vscode }, uri, range, kind) {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind.value);
}

/** The process ids of the server that the extension has started. */
function serverProcesses() {
  return fs.readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('bundled/app/start.py\0server');
    } catch {
      return false; // It has ended meanwhile.
    }
  });
}

exports['the folder alone activates the extension, and nothing has to be set up'] = async (t) => {
  await running(t);
  assert.strictEqual(t.vscode.window.activeTextEditor, undefined);
  assert.strictEqual(state(t).launch.program, 'the bundled amplify-ls');
  assert(state(t).launch.command.startsWith(extension(t).extensionPath));
};

exports['a mistake stands under its word, behind characters of one and of two units'] = async (t) => {
  const { document } = await show(t, shop(t));
  await found(t, document.uri, RELATED);
  const [diagnostic] = ours(t, document.uri);
  assert.match(document.getText(diagnostic.range), /^'?Custmer'?$/);
  assert.strictEqual(diagnostic.severity, t.vscode.DiagnosticSeverity.Error);
  assert.match(String(diagnostic.code.target), /data\/unknown-related-model/);
};

/** What a rename at the end of a text would change, as the editor asks its providers for it: a list of `file: old -> new`. */
async function renamed({ vscode }, document, text, name) {
  const edit = await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, behind(document, text), name);
  const changes = [];
  for (const [uri, edits] of edit.entries()) {
    changes.push(...edits.map(({ range, newText }) => `${path.basename(uri.path)}:${range.start.line + 1} ${newText}`));
  }
  return changes.sort();
}

exports['a name in a string leads to its declaration in another file'] = async (t) => {
  const { document } = await show(t, shop(t));
  const places = await t.vscode.commands.executeCommand('vscode.executeDefinitionProvider', document.uri, behind(document, "hasMany('Ord"));
  const found = places.map((place) => path.basename((place.targetUri ?? place.uri).path));
  assert(found.includes('resource.ts'), found.join());
  const mentions = await t.vscode.commands.executeCommand('vscode.executeReferenceProvider', document.uri, behind(document, "hasMany('Order', 'customer"));
  const files = new Set(mentions.map(({ uri }) => path.basename(uri.path)));
  assert.deepStrictEqual([...files].sort(), ['order.ts', 'resource.ts']);
};

exports['a rename of a name in the schema is ours, and of any other name TypeScript\'s'] = async (t) => {
  const { document } = await show(t, shop(t));
  assert.deepStrictEqual(await renamed(t, document, "hasMany('Order', 'customer", 'buyerId'), [
    'order.ts:4 buyerId',
    'order.ts:5 buyerId',
    'resource.ts:9 buyerId',
  ]);
  assert.deepStrictEqual(await renamed(t, document, 'Review: a.model({\n      customer', 'writerId'), [
    'resource.ts:10 writerId',
    'resource.ts:13 writerId',
    'resource.ts:14 writerId',
  ]);
  const own = await renamed(t, document, 'const sche', 'model');
  assert(own.length >= 3 && own.every((change) => change.startsWith('resource.ts:')), own.join());
};

exports['a refused rename changes nothing'] = async (t) => {
  const { document } = await show(t, shop(t));
  assert.deepStrictEqual(await renamed(t, document, "hasMany('Ord", 'Customer'), []);
};

exports['names are completed in a string'] = async (t) => {
  const { document } = await show(t, shop(t));
  const place = behind(document, "belongsTo('");
  const list = await t.vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, place);
  const labels = list.items.map(({ label }) => label.label ?? label);
  assert(labels.includes('Customer') && labels.includes('Order'), labels.join());
};

exports['hover explains a relationship'] = async (t) => {
  const { document } = await show(t, shop(t));
  const hovers = await t.vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, behind(document, 'belongs'));
  const texts = hovers.flatMap(({ contents }) => contents.map((content) => content.value ?? content));
  assert(texts.some((text) => text.includes('`Review` belongs to `Custmer`')), texts.join('\n---\n'));
};

exports['a quick fix mends the mistake'] = async (t) => {
  const { document } = await show(t, shop(t));
  const [diagnostic] = ours(t, document.uri);
  const offered = await actions(t, document.uri, diagnostic.range, t.vscode.CodeActionKind.QuickFix);
  const fix = offered.find(({ title }) => title === 'Change to `Customer`');
  assert(fix?.isPreferred, offered.map(({ title }) => title).join());
  assert(await t.vscode.workspace.applyEdit(fix.edit));
  await found(t, document.uri, '');
  await t.vscode.commands.executeCommand('workbench.action.files.revert');
  await found(t, document.uri, RELATED);
};

exports['each project of the workspace has its own findings'] = async (t) => {
  await show(t, library(t));
  await found(t, library(t), REFERENCE);
  await found(t, shop(t), RELATED);
  const counts = await t.vscode.commands.executeCommand('amplify-ls.checkWorkspace');
  assert.strictEqual(counts.projects, 2);
  assert.strictEqual(counts.errors, 2);
  for (const [uri, project] of [[shop(t), 'shop/amplify'], [library(t), 'library/amplify']]) {
    const facts = await t.vscode.commands.executeCommand('amplify-ls.describe', uri.toString());
    assert(facts.project.endsWith(project), facts.project);
  }
};

exports['saving mends what can be mended safely, if that is wished for'] = async (t) => {
  const { document } = await show(t, library(t));
  const before = document.getText();
  const editor = t.vscode.workspace.getConfiguration('editor');
  await editor.update('codeActionsOnSave', { 'source.fixAll.amplify': 'explicit' }, t.vscode.ConfigurationTarget.Workspace);
  await replace(t, document, '// The library', '// A library');
  await document.save();
  await found(t, document.uri, '');
  assert.match(fs.readFileSync(document.uri.fsPath, 'utf8'), /shelfId: a\.id\(\)/);
  await editor.update('codeActionsOnSave', undefined, t.vscode.ConfigurationTarget.Workspace);
  fs.writeFileSync(document.uri.fsPath, before);
  await found(t, document.uri, REFERENCE);
};

exports['a file that is renamed on the disk takes its model along'] = async (t) => {
  const order = inWorkspace(t, 'shop/amplify/data/order.ts').fsPath;
  const { document } = await show(t, shop(t));
  await replace(t, document, "'Custmer'", "'Customer'");
  await found(t, document.uri, '');
  fs.appendFileSync(order, '\n');
  const elsewhere = path.join(path.dirname(order), 'orders.ts');
  fs.renameSync(order, elsewhere);
  // The import is all that is wrong: what cannot be seen is no mistake.
  await found(t, document.uri, 'project/missing-file');
  await replace(t, document, "'./order'", "'./orders'");
  await replace(t, document, "hasMany('Order'", "hasMany('Ordr'");
  await found(t, document.uri, RELATED);
  await replace(t, document, "hasMany('Ordr'", "hasMany('Order'");
  await found(t, document.uri, '');
  fs.writeFileSync(elsewhere, fs.readFileSync(elsewhere, 'utf8').replace('customerId: a.id(),', ''));
  await t.until('the finding', () => (codes(t, document.uri) + codes(t, t.vscode.Uri.file(elsewhere))).includes(REFERENCE));
  fs.renameSync(elsewhere, order);
  await t.vscode.commands.executeCommand('workbench.action.files.revert');
};

exports['settings hold at once'] = async (t) => {
  const { document } = await show(t, library(t));
  await found(t, document.uri, REFERENCE);
  await set(t, 'rules', { [REFERENCE]: 'off' });
  await found(t, document.uri, '');
  await set(t, 'rules', { [REFERENCE]: 'hint' });
  await t.until('a hint', () => ours(t, document.uri)[0]?.severity === t.vscode.DiagnosticSeverity.Hint);
  await set(t, 'rules', undefined);
  await t.until('an error', () => ours(t, document.uri)[0]?.severity === t.vscode.DiagnosticSeverity.Error);
};

exports['a server that is killed comes back'] = async (t) => {
  const { document } = await show(t, library(t));
  const [before] = serverProcesses();
  assert(before, 'no server runs');
  process.kill(Number(before), 'SIGKILL');
  await t.until('another server', () => serverProcesses().some((id) => id !== before));
  await running(t);
  await replace(t, document, "'shelfId'", "'shelvesId'");
  await t.until('the new name in the message', () => ours(t, document.uri)[0]?.message.includes('shelvesId'));
  await replace(t, document, "'shelvesId'", "'shelfId'");
  await found(t, document.uri, REFERENCE);
};

exports['a start that fails is over as soon as the setting is right'] = async (t) => {
  await set(t, 'path', '/bin/false');
  await t.until('the failure', () => state(t).kind === 'failed');
  await set(t, 'path', undefined);
  await running(t);
  await found(t, library(t), REFERENCE);
  assert.strictEqual(serverProcesses().length, 1);
};

exports['the chosen interpreter is taken, and a wrong one is no obstacle'] = async (t) => {
  // The Python of the tests, for which the server is installed.
  await set(t, 'interpreter', process.env.AMPLIFY_LS_PYTHON);
  await t.until('the interpreter', () => state(t).launch?.reason.includes('amplifyLs.interpreter'));
  await set(t, 'interpreter', '/nowhere/python');
  await t.until('the bundled one', () => state(t).launch?.reason.includes('extension'));
  await set(t, 'interpreter', undefined);
  await running(t);
};

exports['restarting by command leaves one server'] = async (t) => {
  const [before] = serverProcesses();
  await t.vscode.commands.executeCommand('amplifyLs.restart');
  await running(t);
  await t.until('one other server', () => serverProcesses().length === 1 && serverProcesses()[0] !== before);
  await found(t, library(t), REFERENCE);
};

exports['the page of a rule opens'] = async (t) => {
  await t.vscode.commands.executeCommand('amplifyLs.showRuleDocumentation', REFERENCE);
  await t.until('the preview', () =>
    t.vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('missing-reference-field')),
  );
  const uri = t.vscode.Uri.from({ scheme: 'amplify-ls-rule', path: `/${REFERENCE}.md` });
  const page = await t.vscode.workspace.openTextDocument(uri);
  assert.match(page.getText(), /^# data\/missing-reference-field\n/);
};

exports['everything in a project is mended by one command'] = async (t) => {
  const { document } = await show(t, library(t));
  await found(t, document.uri, REFERENCE);
  await t.vscode.commands.executeCommand('amplifyLs.fixProject');
  await found(t, document.uri, '');
  assert(document.isDirty, 'the file was saved, or not changed');
  await t.vscode.commands.executeCommand('workbench.action.files.revert');
  await found(t, document.uri, REFERENCE);
};

// The last ones, because the editor keeps the second file open for a while.
/** Undoes what was not saved in a file, and closes it. */
async function discard(t, uri) {
  await show(t, uri);
  await t.vscode.commands.executeCommand('workbench.action.files.revert');
  await t.vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

exports['a relationship is declared in both of its files by one completion'] = async (t) => {
  const editor = await show(t, shop(t));
  const { document } = editor;
  await replace(t, document, 'Review: a.model({', "Review: a.model({\n      order: a.belongsTo('Ord");
  const place = behind(document, "a.belongsTo('Ord");
  editor.selection = new t.vscode.Selection(place, place);
  const { version } = document;
  await t.vscode.commands.executeCommand('editor.action.triggerSuggest');
  await t.until('the completion', async () => {
    await t.vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.version > version;
  });
  await t.until('its own side', () => document.getText().includes("orderId: a.id(),\n      order: a.belongsTo('Order', 'orderId'),"));
  const order = await t.vscode.workspace.openTextDocument(inWorkspace(t, 'shop/amplify/data/order.ts'));
  await t.until('the other side', () => order.getText().includes("\n  reviews: a.hasMany('Review', 'orderId'),\n});"));
  await discard(t, order.uri);
  await show(t, document.uri);
  await t.vscode.commands.executeCommand('workbench.action.files.revert');
  await found(t, document.uri, RELATED);
};

exports['a fix of a finding changes another file'] = async (t) => {
  const { document } = await show(t, shop(t));
  const order = await t.vscode.workspace.openTextDocument(inWorkspace(t, 'shop/amplify/data/order.ts'));
  await replace(t, order, "  customer: a.belongsTo('Customer', 'customerId'),\n", '');
  await found(t, document.uri, `${COUNTERPART},${RELATED}`);
  const { range } = ours(t, document.uri).find((each) => codeOf(each) === COUNTERPART);
  const [fix] = await actions(t, document.uri, range, t.vscode.CodeActionKind.QuickFix);
  assert(await t.vscode.workspace.applyEdit(fix.edit));
  assert.match(order.getText(), /customer: a\.belongsTo\('Customer', 'customerId'\),\n\}\);/);
  await found(t, document.uri, RELATED);
  await discard(t, order.uri);
};
