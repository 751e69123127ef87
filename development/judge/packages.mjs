// The npm packages of a folder, as a file that stands in it would import them.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export function packagesIn(npmFolder) {
  const anchor = path.join(path.resolve(npmFolder), 'anchor.mjs');
  return {
    anchor,
    folder: path.dirname(anchor),
    require: createRequire(anchor),
    // The second parameter of `resolve` is what --experimental-import-meta-resolve is for.
    import: (specifier) => import(import.meta.resolve(specifier, pathToFileURL(anchor).href)),
  };
}
