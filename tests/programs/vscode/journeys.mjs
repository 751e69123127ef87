// What a person sees while typing: five journeys, each with a picture of the list that helps.
//
//   node journeys.mjs URL WORKSPACE_FOLDER PICTURE_FOLDER
//
// Prints the first completions of each as JSON.
import fs from 'node:fs';
import path from 'node:path';
import { withPage } from './page.mjs';

const [url, folder, pictures] = process.argv.slice(2);
const PATIENCE = 60_000;
const seen = {};

/** Each journey: the file, where the cursor is (line and column, from 1), what is typed, and the completion that is waited for. */
const JOURNEYS = JSON.parse(fs.readFileSync(path.join(folder, 'journeys.json'), 'utf8'));

await withPage(async (page) => {
  page.setDefaultTimeout(PATIENCE);
  const rows = (list, text) => page.locator(`${list} .monaco-list-row`, { hasText: text });
  const insist = async (act, effect) => {
    for (let attempt = 0; attempt < 10; attempt++) {
      await act();
      if (await effect.waitFor({ timeout: 6_000 }).then(() => true, () => false)) {
        return;
      }
      await page.keyboard.press('Escape');
    }
    await effect.waitFor();
  };

  try {
    await page.goto(`${url}/?folder=${encodeURI(folder)}`);
    await rows('.explorer-folders-view', 'amplify').first().waitFor();
    await page.keyboard.press('Control+B');
    for (const { name, file, line, column, text, wanted } of JOURNEYS) {
      const found = rows('.quick-input-list', path.dirname(file)).first();
      const parent = new RegExp(`^\\s*${path.basename(path.dirname(file))}\\s*$`);
      // Until the search is complete, Return may open a recent file with the same name.
      const open = async () => {
        await page.keyboard.press('Control+P');
        await page.keyboard.type(file);
        await found.waitFor({ timeout: 6_000 }).catch(() => {});
        await page.keyboard.press('Enter');
      };
      await insist(open, page.locator('.breadcrumbs-control .monaco-breadcrumb-item', { hasText: parent }).first());
      const cursor = page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` });
      const goTo = async () => {
        await page.keyboard.press('Control+P');
        await page.keyboard.type(`:${line}:${column}`);
        await rows('.quick-input-list', 'to go to line').first().waitFor({ timeout: 6_000 }).catch(() => {});
        await page.keyboard.press('Enter');
      };
      // Where the cursor is already there, the position alone does not show that the list of lines is closed.
      const isThere = { waitFor: (patience) => cursor.waitFor(patience).then(() => page.locator('.monaco-editor.focused').waitFor(patience)) };
      await insist(goTo, isThere);
      await page.locator('.statusbar-item:has-text("Initializing")').waitFor({ state: 'hidden' });
      await page.keyboard.type(text, { delay: 30 });
      const suggestion = rows('.suggest-widget.visible', wanted).first();
      await insist(() => page.keyboard.press('Control+Space'), suggestion);
      const details = page.locator('.suggest-details:visible');
      if (!(await details.isVisible())) {
        await page.keyboard.press('Control+Space');
        await details.waitFor({ timeout: 6_000 }).catch(() => {});
      }
      seen[name] = (await page.locator('.suggest-widget.visible .monaco-list-row').allInnerTexts()).map((each) => each.split('\n')[0].trim());
      await page.screenshot({ path: path.join(pictures, `journey-${name}.png`) });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
  } catch (error) {
    seen.error = String(error);
    await page.screenshot({ path: path.join(pictures, 'failed.png') }).catch(() => {});
  }
});
console.log(JSON.stringify(seen));
