import assert from 'node:assert';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { test } from 'node:test';
import { trail } from '../src/links';
import { mayRun } from '../src/workspace';

/** A folder with the workspace `shop`, whose `.venv/bin/python` is a link to a program outside, as in a virtual environment. */
function folder(): string {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'amplify-ls-links-')));
  for (const name of ['shop/.venv/bin', 'bin']) {
    fs.mkdirSync(path.join(home, name), { recursive: true });
  }
  fs.writeFileSync(path.join(home, 'bin/python'), '');
  fs.symlinkSync(path.join(home, 'bin/python'), path.join(home, 'shop/.venv/bin/python'));
  return home;
}

const onlyWithLinks = { skip: process.platform === 'win32' };

test('a program is part of the workspace when a link on the way to it is', onlyWithLinks, () => {
  const home = folder();
  const workspace = { folders: [path.join(home, 'shop')], isTrusted: false, trail };
  fs.symlinkSync(path.join(home, 'shop/.venv/bin/python'), path.join(home, 'bin/python3'));
  fs.symlinkSync(path.join(home, 'shop/.venv'), path.join(home, 'environment'));
  assert(mayRun(path.join(home, 'bin/python'), workspace));
  assert(!mayRun(path.join(home, 'shop/.venv/bin/python'), workspace));
  assert(!mayRun(path.join(home, 'bin/python3'), workspace));
  assert(!mayRun(path.join(home, 'environment/bin/python'), workspace));
  assert(!mayRun(path.join(home, 'environment/bin/not-there'), workspace));
});

test('a workspace that is opened through a link is where the link leads', onlyWithLinks, () => {
  const home = folder();
  fs.symlinkSync(path.join(home, 'shop'), path.join(home, 'opened'));
  const workspace = { folders: [path.join(home, 'opened')], isTrusted: false, trail };
  assert(!mayRun(path.join(home, 'shop/.venv/bin/python'), workspace));
  assert(!mayRun(path.join(home, 'opened/.venv/bin/python'), workspace));
  assert(mayRun(path.join(home, 'bin/python'), workspace));
});

test('a folder whose name begins like that of the workspace is not part of it', () => {
  const home = folder();
  const workspace = { folders: [path.join(home, 'shop')], isTrusted: false, trail };
  assert(mayRun(path.join(home, 'shop-tools/python'), workspace));
  assert(mayRun(path.join(home, '..shop/python'), { ...workspace, folders: [path.join(home, 'x')] }));
  assert(!mayRun(path.join(home, 'shop/..tools/python'), workspace));
});

test('links in a circle end', onlyWithLinks, () => {
  const home = folder();
  fs.symlinkSync(path.join(home, 'b'), path.join(home, 'a'));
  fs.symlinkSync(path.join(home, 'a'), path.join(home, 'b'));
  assert(trail(path.join(home, 'a')).length <= 80);
});
