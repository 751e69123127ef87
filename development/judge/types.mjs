// The type check, under the options of the tsconfig that an Amplify project starts with.
import path from 'node:path';
import { isSource, makeIdentities } from './closures.mjs';
import { isRelative, resolverFor } from './resolving.mjs';

const NO_MODULE = new Set([2307, 7016]);
const EXCERPT = 80; // characters
const PROJECT_FOLDER = /[^"'\s]*[\\/]project\d+[\\/]/g; // as judge.mjs names them

/**
 * What TypeScript says about each of the projects, given as {folder, files}. A file that says the same in several projects, with
 * all that it imports, is checked in one of them.
 */
export function makeTypeCheck(packages) {
  const ts = packages.require('typescript');
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    resolveJsonModule: true,
    esModuleInterop: true,
    forceConsistentCasingInFileNames: true,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [path.join(packages.folder, 'node_modules/@types')],
  };
  const shared = new Map(); // file to the one that is checked for it
  const resolvers = new Map(); // file to what resolves its imports
  const host = hostFor(ts, options, packages, (specifier, from) => {
    const file = resolvers.get(path.normalize(from))?.(specifier, from);
    return file && (shared.get(file) ?? file);
  });
  const identities = makeIdentities(ts);
  return (projects) => {
    shared.clear();
    resolvers.clear();
    const checked = new Map(); // identity to file
    for (const { folder, files } of projects) {
      const resolve = resolverFor(ts, folder);
      for (const [name, identity] of identities({ folder, files, resolve })) {
        const file = path.join(folder, name);
        if (!checked.has(identity)) checked.set(identity, file);
        shared.set(file, checked.get(identity));
        resolvers.set(file, resolve);
      }
    }
    const program = ts.createProgram([...checked.values()], options, host);
    const faults = new Map([...checked.values()].map((file) => [file, faultsOf(ts, program, program.getSourceFile(file))]));
    return projects.map(({ folder, files }) =>
      Object.keys(files)
        .filter(isSource)
        .flatMap((name) => faults.get(shared.get(path.join(folder, name))).map((fault) => ({ path: name, ...fault }))),
    );
  };
}

function faultsOf(ts, program, source) {
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    .map((fault) => described(ts, source, fault))
    .filter((fault) => !isUnknownPackage(fault));
}

// A package of the author's own that is not installed here: what it exports is `any`.
function isUnknownPackage({ code, excerpt }) {
  return NO_MODULE.has(code) && !isRelative(excerpt.slice(1, -1));
}

function described(ts, source, { start = 0, length = 0, code, messageText }) {
  return {
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    code,
    message: ts.flattenDiagnosticMessageText(messageText, '\n').replaceAll(PROJECT_FOLDER, ''),
    excerpt: source.text.slice(start, start + Math.min(length, EXCERPT)),
  };
}

// The packages' own files are parsed once for all programs, and found from wherever they are imported.
function hostFor(ts, options, packages, resolveOwn) {
  const host = ts.createCompilerHost(options, true);
  const parsed = new Map();
  const { getSourceFile } = host;
  const isOfPackages = (file) => file.includes('/node_modules/');
  host.getSourceFile = (file, ...rest) => {
    if (!isOfPackages(file)) return getSourceFile(file, ...rest);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
    return parsed.get(file);
  };
  host.getCurrentDirectory = () => packages.folder;
  const ofPackages = ts.createModuleResolutionCache(packages.folder, (name) => name, options);
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      if (isOfPackages(from)) return ts.resolveModuleName(text, from, options, host, ofPackages);
      // No cache for the projects: the next batch has other files under the same names.
      const file = resolveOwn(text, from);
      if (file) return { resolvedModule: { resolvedFileName: file, extension: path.extname(file), isExternalLibraryImport: false } };
      return isRelative(text) ? { resolvedModule: undefined } : ts.resolveModuleName(text, packages.anchor, options, host, ofPackages);
    });
  return host;
}
