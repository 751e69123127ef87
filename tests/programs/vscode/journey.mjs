// What a person does with mouse and keyboard: sees a mistake, reads about it, mends it, writes on.
//
//   node journey.mjs URL WORKSPACE_FOLDER PICTURE_FOLDER
//
// Prints what was seen as JSON, and leaves pictures.
import path from 'node:path';
import { withPage } from './page.mjs';

const [url, folder, pictures] = process.argv.slice(2);
const PATIENCE = 45_000;
const seen = {};

await withPage(async (page) => {
  page.setDefaultTimeout(PATIENCE);
  /** What fades in is waited for; what blinks for ever is not. */
  const calm = () =>
    page.evaluate(() => {
      const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      return Promise.allSettled(passing.map(({ finished }) => finished)).then(() => undefined);
    });
  const picture = async (name) => {
    await calm();
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  };
  const squiggles = page.locator('.squiggly-error');
  const tab = (text) => page.locator('.tab', { hasText: text }).first();
  const rows = (list, text) => page.locator(`${list} .monaco-list-row`, { hasText: text });
  const all = async (list) => (await page.locator(`${list} .monaco-list-row`).allInnerTexts()).map((text) => text.trim());
  const lines = async () => (await page.locator('.view-line').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  /** Repeats what the editor may not be ready for yet, until it has shown its effect. */
  const insist = async (act, effect) => {
    for (let attempt = 0; attempt < 10; attempt++) {
      await act();
      if (await effect.waitFor({ timeout: 3_000 }).then(() => true, () => false)) {
        return;
      }
      await page.keyboard.press('Escape');
    }
    await effect.waitFor();
  };

  try {
    await page.goto(`${url}/?folder=${encodeURI(folder)}`);
    await rows('.explorer-folders-view', 'amplify').first().waitFor();
    const file = rows('.quick-input-list', 'resource.ts').first();
    await insist(() => page.keyboard.press('Control+P').then(() => page.keyboard.type('data/resource.ts')), file);
    await page.keyboard.press('Enter');
    await squiggles.first().waitFor({ state: 'attached' });
    // The file is shown to be a module of a project when TypeScript has read the packages.
    await page.locator('.statusbar-item:has-text("Initializing")').waitFor({ state: 'hidden' });

    const word = page.locator('.view-line span span', { hasText: "'Reviw'" }).first();
    const hover = page.locator('.monaco-hover:visible').first();
    const code = hover.getByText('data/unknown-related-model').first();
    await insist(() => page.mouse.move(5, 630).then(() => word.hover()), code);
    seen.hover = await hover.innerText();
    await picture('mistake');

    await code.click();
    await tab('unknown-related-model').waitFor();
    const rule = page.frameLocator('iframe.webview.ready').frameLocator('iframe').locator('h1');
    seen.heading = await rule.innerText();
    await picture('page');
    await tab('resource.ts').click();

    await page.keyboard.press('Control+Shift+M');
    await rows('.markers-panel-container', 'Reviw').first().waitFor();
    seen.problems = await all('.markers-panel-container');
    await rows('.markers-panel-container', 'Reviw').first().dblclick();
    await page.locator('.monaco-editor.focused').waitFor();
    const offer = rows('.action-widget', 'Change to `Review`').first();
    await insist(() => page.keyboard.press('Control+.'), offer);
    seen.offers = await all('.action-widget');
    await picture('quick-fix');
    await page.keyboard.press('Enter');
    await rows('.markers-panel-container', 'Reviw').first().waitFor({ state: 'detached' });
    seen.left = await all('.markers-panel-container');
    seen.mended = await lines();
    await page.keyboard.press('Control+J');

    // A field more, behind `stars`.
    await page.locator('.view-line', { hasText: 'stars: a.integer()' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type("author: a.belongsTo('");
    const suggestion = rows('.suggest-widget.visible', 'Author').first();
    await suggestion.waitFor();
    seen.names = await all('.suggest-widget.visible');
    await picture('completion');
    await page.keyboard.press('Escape');

    // Where TypeScript knows the members, each is offered once.
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('rating: a.');
    await rows('.suggest-widget.visible', 'boolean').first().waitFor();
    seen.members = await all('.suggest-widget.visible');
    await page.keyboard.press('Escape');

    await page.locator('[id="status.languageStatus"]').click();
    const status = page.locator('.monaco-hover:visible', { hasText: 'Amplify LS' }).first();
    await status.waitFor();
    seen.status = await status.innerText();
    await picture('status');
  } catch (error) {
    seen.error = String(error);
    await picture('failed').catch(() => {});
  }
});
console.log(JSON.stringify(seen));
