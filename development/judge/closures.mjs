// Which files of many projects say the same: a file and all that it imports have the same text in both.
import { createHash } from 'node:crypto';
import path from 'node:path';

const SOURCE = /\.[mc]?tsx?$/;
// What such a file declares holds everywhere in its project.
const AMBIENT = /\bdeclare\s+(global|module)\b/;

/** Whether TypeScript checks a file. */
export const isSource = (name) => SOURCE.test(name);

/** A function from a project, {folder, files, resolve}, to the identity of each of its sources. */
export function makeIdentities(ts) {
  const specifiersOf = remembered((text) => ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName));
  const hashOf = remembered((text) => createHash('sha256').update(text).digest('base64'));

  return ({ folder, files, resolve }) => {
    const sources = Object.keys(files).filter(isSource);
    const ambient = sources.filter((name) => name.endsWith('.d.ts') || AMBIENT.test(files[name]));
    const importedBy = (name) =>
      specifiersOf(files[name])
        .map((specifier) => resolve(specifier, path.join(folder, name)))
        .filter((file) => file !== undefined)
        .map((file) => path.relative(folder, file).split(path.sep).join('/'))
        .filter((file) => file in files);
    const imported = new Map(sources.map((name) => [name, importedBy(name)]));
    return new Map(
      sources.map((name) => {
        // Where an import leads counts too: a file may be missing.
        const parts = [...reachable([name, ...ambient], imported)].map((each) => [each, hashOf(files[each]), ...(imported.get(each) ?? [])].join());
        return [name, hashOf(`${name}\n${parts.sort().join('\n')}`)];
      }),
    );
  };
}

function reachable(starts, imported) {
  const found = new Set();
  const open = [...starts];
  while (open.length) {
    const name = open.pop();
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(imported.get(name) ?? []));
  }
  return found;
}

function remembered(compute) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, compute(text));
    return known.get(text);
  };
}
