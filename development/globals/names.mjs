// Lists the global names of TypeScript's libraries and of Node.js.
//
//     node names.mjs NPM_FOLDER
//
// Prints one JSON object: `values` that Node.js has, `browser` for values that only a browser has, and `types` for names
// that are types or namespaces and no values. NPM_FOLDER has `typescript` and `@types/node` installed.
import { createRequire } from 'node:module';
import path from 'node:path';

const npmFolder = path.resolve(process.argv[2]);
const ts = createRequire(path.join(npmFolder, 'package.json'))('typescript');
const EMPTY_MODULE = path.join(npmFolder, 'asked.ts');

const everything = globals(['lib.esnext.full.d.ts']);
const withoutBrowser = globals(['lib.esnext.d.ts']);
const values = new Set([...withoutBrowser.values, ...Object.getOwnPropertyNames(globalThis)]);
const browser = [...everything.values].filter((name) => !values.has(name));
const types = [...everything.types].filter((name) => !values.has(name) && !browser.includes(name));
process.stdout.write(`${JSON.stringify({ values: [...values].sort(), browser: browser.sort(), types: types.sort() })}\n`);

function globals(lib) {
  const options = {
    lib,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ESNext,
    types: ['node'],
    typeRoots: [path.join(npmFolder, 'node_modules', '@types')],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === EMPTY_MODULE ? ts.createSourceFile(name, 'export {}', options.target, true) : getSourceFile.call(host, name, ...rest);
  const program = ts.createProgram([EMPTY_MODULE], options, host);
  const file = program.getSourceFile(EMPTY_MODULE);
  const named = (flags) =>
    program
      .getTypeChecker()
      .getSymbolsInScope(file, flags)
      .map((symbol) => symbol.name)
      .filter((name) => /^[\w$]+$/.test(name));
  return {
    values: new Set(named(ts.SymbolFlags.Value)),
    types: new Set([...named(ts.SymbolFlags.Type), ...named(ts.SymbolFlags.Namespace)]),
  };
}
