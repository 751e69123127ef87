// Runs in the extension host. Environment of code-server: AMPLIFY_LS_SUITE is a module of async functions by name, each
// called with {vscode, until}; AMPLIFY_LS_REPORT the file for [{name, milliseconds, error}].
const fs = require('node:fs');
const vscode = require('vscode');

const PATIENCE = 30_000;

/** Waits until a condition has a truthy value, and returns that. */
async function until(what, condition) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await condition();
    if (value) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`${what} did not happen within ${PATIENCE} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

exports.run = async () => {
  const report = [];
  for (const [name, test] of Object.entries(require(process.env.AMPLIFY_LS_SUITE))) {
    const start = Date.now();
    let error = null;
    try {
      await test({ vscode, until });
    } catch (caught) {
      error = String(caught?.stack ?? caught);
    }
    report.push({ name, milliseconds: Date.now() - start, error });
    fs.writeFileSync(process.env.AMPLIFY_LS_REPORT, JSON.stringify(report, null, 1));
  }
};
