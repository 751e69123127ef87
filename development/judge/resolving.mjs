// Which of the author's files an import means: by its path, by an alias of tsconfig.json, or by "imports" of package.json.
import fs from 'node:fs';
import path from 'node:path';

const CONFIGURATIONS = ['amplify/tsconfig.json', 'tsconfig.json'];

/** A function from a specifier and the importing file to a file of the project, or undefined. */
export function resolverFor(ts, folder) {
  const options = { ...ofConfiguration(ts, folder), moduleResolution: ts.ModuleResolutionKind.Bundler, resolveJsonModule: true };
  const isOwn = (file) => file.startsWith(folder + path.sep) && !file.includes('node_modules');
  return (specifier, from) => {
    const file = ts.resolveModuleName(specifier, from, options, ts.sys).resolvedModule?.resolvedFileName;
    const found = file && path.normalize(file);
    return found && isOwn(found) ? found : undefined;
  };
}

// What it extends may be a package that is not installed: what the file itself says counts all the same.
function ofConfiguration(ts, folder) {
  const file = CONFIGURATIONS.map((name) => path.join(folder, name)).find((name) => fs.existsSync(name));
  if (!file) return {};
  const { config = {} } = ts.readConfigFile(file, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, path.dirname(file));
  const { baseUrl, paths, pathsBasePath } = options;
  return { baseUrl, paths, pathsBasePath };
}

export const isRelative = (specifier) => /^\.{1,2}(\/|$)/.test(specifier);
