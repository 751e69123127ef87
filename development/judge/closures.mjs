// Which files of many projects say the same: a file and all that it imports have the same text in both.
import { createHash } from 'node:crypto';
import path from 'node:path';

const SOURCE = /\.[mc]?tsx?$/;
const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '.mts', '.cts', '.js', '.json', '/index.ts', '/index.tsx', '/index.d.ts', '/index.js'];
const WRITTEN_AS = /\.([mc]?)jsx?$/;
// What such a file declares holds everywhere in its project.
const AMBIENT = /\bdeclare\s+(global|module)\b/;

/** Whether TypeScript checks a file. */
export const isSource = (name) => SOURCE.test(name);

/** A function from the texts of a project, by path, to the identity of each of its sources. */
export function makeIdentities(ts) {
  const specifiersOf = remembered((text) =>
    ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName).filter((name) => /^\.{1,2}(\/|$)/.test(name)),
  );
  const hashOf = remembered((text) => createHash('sha256').update(text).digest('base64'));

  return (files) => {
    const sources = Object.keys(files).filter(isSource);
    const ambient = sources.filter((name) => name.endsWith('.d.ts') || AMBIENT.test(files[name]));
    // Whatever file an import could mean is part of the identity: which one it does mean is left to TypeScript.
    const imported = new Map(
      sources.map((name) => [name, specifiersOf(files[name]).flatMap((specifier) => candidates(name, specifier).filter((each) => each in files))]),
    );
    return new Map(
      sources.map((name) => {
        const parts = [...reachable([name, ...ambient], imported)].sort().map((each) => `${each}\0${hashOf(files[each])}`);
        return [name, hashOf(`${name}\0${parts.join('\0')}`)];
      }),
    );
  };
}

function candidates(from, specifier) {
  const plain = path.posix.join(path.posix.dirname(from), specifier).replace(/\/$/, '');
  const bases = [plain, plain.replace(WRITTEN_AS, '.$1ts'), plain.replace(WRITTEN_AS, '.$1tsx')];
  return [...new Set(bases.flatMap((base) => ENDINGS.map((ending) => base + ending)))];
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
