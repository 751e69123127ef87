// A workbench of code-server in a headless Chromium.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const { chromium } = createRequire(path.join(process.env.AMPLIFY_LS_PLAYWRIGHT, 'x.js'))('playwright-core');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Opens a page, hands it to `work`, and closes everything. */
export async function withPage(work) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'amplify-ls-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.AMPLIFY_LS_CHROMIUM,
    headless: true,
    viewport: { width: 1100, height: 640 },
    args: FLAGS,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  try {
    return await work(page);
  } finally {
    // Leaves the workbench in good order: one whose connection just breaks keeps its processes for a while.
    await page.goto('about:blank').catch(() => {});
    await context.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}
