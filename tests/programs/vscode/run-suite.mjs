// Runs the suite in the extension host of a running code-server.
//
//   node run-suite.mjs URL WORKSPACE_FOLDER SECONDS
//
// The editor runs the tests of an extension when its web page says so in its configuration; what the page says is read
// through one attribute of one element, so that is where the wish is laid in. (The parameters of the URL are not heeded
// by a built editor, and a page that is changed on its way loses its websockets.)
import path from 'node:path';
import { withPage } from './page.mjs';

const [url, folder, seconds] = process.argv.slice(2);
const harness = path.join(import.meta.dirname, 'harness');
const remote = (file) => ({ $mid: 1, scheme: 'vscode-remote', authority: new URL(url).host, path: file });
const TIME_LIMIT = Number(seconds) * 1_000;

function layIn(wish) {
  const original = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = original.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') {
      return value;
    }
    return JSON.stringify({ ...JSON.parse(value), developmentOptions: wish });
  };
}

await withPage(async (page) => {
  let end;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationLog', () => {});
  await page.exposeFunction('codeAutomationExit', (code) => end(code));
  const wish = { extensions: [remote(harness)], extensionTestsPath: remote(path.join(harness, 'run')) };
  await page.addInitScript(layIn, wish);
  await page.goto(`${url}/?folder=${encodeURI(folder)}`);
  // When a suite opens the editor of workspace trust, the workspace is trusted: no command does that.
  const trust = page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true });
  trust.click({ timeout: TIME_LIMIT }).catch(() => {});
  const timer = setTimeout(() => end('the time limit'), TIME_LIMIT);
  const code = await ended;
  clearTimeout(timer);
  console.log(`ended by ${code}`);
});
