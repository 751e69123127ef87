// Running the author's TypeScript modules. They are compiled to CommonJS, for such modules can be forgotten afterwards.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { isRelative, resolverFor } from './resolving.mjs';

const NOT_INSTALLED = new Set(['ERR_MODULE_NOT_FOUND', 'ERR_PACKAGE_IMPORT_NOT_DEFINED', 'ERR_INVALID_MODULE_SPECIFIER']);
const PARAMETERS = ['exports', 'require', 'module', '__meta'];

/** A module and all that it imports, ready to run. Throws where one of them is not there or no TypeScript. */
export function readModules(packages, folder, name) {
  const ts = packages.require('typescript');
  const units = new Map();
  return { unit: prepare(ts, path.join(folder, name), units, resolverFor(ts, folder)), units };
}

/** A function that runs what `readModules` has read. `replaced` holds modules that stand in for packages. */
export function makeLoader(packages, replaced) {
  const imported = new Map(Object.entries(replaced));
  return async ({ unit, units }) => {
    for (const specifier of new Set([...units.values()].flatMap(({ bare }) => bare))) {
      if (!imported.has(specifier)) imported.set(specifier, await moduleOf(packages, specifier));
    }
    return run(unit, units, imported);
  };
}

function prepare(ts, file, units, resolve) {
  if (units.has(file)) return units.get(file);
  const unit = { file, code: '', bare: [], own: new Map(), module: undefined };
  units.set(file, unit);
  const text = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.json')) {
    unit.module = { exports: JSON.parse(text) };
    return unit;
  }
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
  };
  const { outputText, diagnostics } = ts.transpileModule(text.replace(/\bimport\.meta\b/g, '__meta'), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions,
  });
  if (diagnostics.length) throw new SyntaxError(ts.flattenDiagnosticMessageText(diagnostics[0].messageText, '\n'));
  unit.code = outputText;
  for (const [, specifier] of outputText.matchAll(/\brequire\("([^"]+)"\)/g)) {
    const found = resolve(specifier, file);
    if (found) unit.own.set(specifier, prepare(ts, found, units, resolve));
    else if (isRelative(specifier)) throw new Error(`Cannot find module '${specifier}'`);
    else unit.bare.push(specifier);
  }
  return unit;
}

function run(unit, units, imported) {
  if (unit.module) return unit.module.exports;
  unit.module = { exports: {} };
  const require = (specifier) =>
    unit.own.has(specifier) ? run(unit.own.get(specifier), units, imported) : imported.get(specifier);
  const { file, module } = unit;
  const folder = path.dirname(file);
  const meta = { url: pathToFileURL(file).href, filename: file, dirname: folder };
  // The packages look for the caller's file in the stack, so that the code keeps its name.
  // The names of the file and folder are in a scope around it, as a module may declare such names itself.
  const contextExtensions = [{ __filename: file, __dirname: folder }];
  const body = vm.compileFunction(unit.code, PARAMETERS, { filename: file, contextExtensions });
  body.call(module.exports, module.exports, require, module, meta);
  return module.exports;
}

// Packages of the author's own that are not installed here stand for something unknown.
async function moduleOf(packages, specifier) {
  try {
    return asCommonJs(await packages.import(specifier));
  } catch (error) {
    if (!NOT_INSTALLED.has(error.code)) throw error;
    return unknownThing(specifier);
  }
}

function unknownThing(name) {
  return new Proxy(function () {}, {
    get: (_, key) => {
      if (key === '__esModule') return true;
      if (key === Symbol.toPrimitive) return () => name;
      return typeof key === 'symbol' || key === 'then' ? undefined : unknownThing(`${name}.${key}`);
    },
    apply: () => unknownThing(`${name}()`),
    construct: () => unknownThing(`new ${name}`),
  });
}

function asCommonJs(namespace) {
  return namespace.__esModule ? namespace : Object.assign(Object.create(null), namespace, { __esModule: true });
}
