// Types files from nothing, key by key, with completions accepted, and compares the text with what is expected after each key.
//
// AMPLIFY_LS_PLANS is a file with [{file, steps}], where a step is [kind, value, start, end, text, cursor] of
// development/typing/plan.py; what came of them is written to AMPLIFY_LS_TYPED as [{file, text, faults}].
const fs = require('node:fs');

const PATIENCE = 10_000;
const POLL = 40;

const inWorkspace = ({ vscode }, name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
const pause = () => new Promise((resolve) => setTimeout(resolve, POLL));

async function put({ vscode }, editor, text, cursor) {
  const { document } = editor;
  await vscode.commands.executeCommand('leaveSnippet');
  await vscode.commands.executeCommand('hideSuggestWidget');
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  await editor.edit((builder) => builder.replace(all, text));
  const place = document.positionAt(cursor);
  editor.selection = new vscode.Selection(place, place);
}

/** Accepts the first completion, as soon as the list is there. */
async function accept({ vscode }, document) {
  const before = document.version;
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  for (const end = Date.now() + PATIENCE; Date.now() < end && document.version === before; await pause()) {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
  }
}

async function press(t, document, kind, value) {
  if (kind === 'accept') {
    await accept(t, document);
  } else if (kind === 'next') {
    await t.vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
  } else {
    await t.vscode.commands.executeCommand('type', { text: value });
  }
}

/** The part of a text that differs from what is expected. */
function differing(text, expected) {
  let start = 0;
  while (start < text.length && text[start] === expected[start]) {
    start++;
  }
  return text.slice(Math.max(start - 30, 0), start + 40);
}

async function write(t, file, steps) {
  const document = await t.vscode.workspace.openTextDocument(inWorkspace(t, file));
  const editor = await t.vscode.window.showTextDocument(document);
  await put(t, editor, '', 0);
  const faults = [];
  let expected = [];
  let isPut = false;
  for (const [kind, value, start, end, text, cursor] of steps) {
    // Places are counted in characters, not in units of UTF-16.
    expected.splice(start, end - start, ...text);
    const whole = expected.join('');
    const units = expected.slice(0, cursor).join('').length;
    if (kind === 'next' && isPut) {
      await put(t, editor, whole, units);
      continue;
    }
    await press(t, document, kind, value);
    for (const limit = Date.now() + 1_000; Date.now() < limit && document.getText() !== whole; await pause());
    const found = document.getText();
    if (found !== whole) {
      faults.push(`${kind} ${JSON.stringify(value)}: ${JSON.stringify(differing(found, whole))}`);
      await put(t, editor, whole, units);
      isPut = true;
    }
  }
  const result = { file, text: document.getText(), faults };
  await t.vscode.commands.executeCommand('leaveSnippet');
  await t.vscode.commands.executeCommand('workbench.action.files.revert');
  return result;
}

exports['typing'] = async (t) => {
  const extension = t.vscode.extensions.getExtension('amplify-ls.amplify-ls');
  await t.until('running', () => extension.isActive && extension.exports.state().kind === 'running');
  const typed = [];
  for (const { file, steps } of JSON.parse(fs.readFileSync(process.env.AMPLIFY_LS_PLANS, 'utf8'))) {
    typed.push(await write(t, file, steps));
    fs.writeFileSync(process.env.AMPLIFY_LS_TYPED, JSON.stringify(typed));
  }
};
